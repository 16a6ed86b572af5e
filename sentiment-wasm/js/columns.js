
/** Columns come in parts of some thousand texts: the module's memory, which never shrinks, holds no more. */
function inOnePiece(type) {
  const { scoreColumns } = type.prototype;
  type.prototype.scoreColumns = function (...given) {
    return joined(scoreColumns.apply(this, given));
  };
}

/** One object of columns for several of the same form; what is no column is the same in all. */
function joined(parts) {
  const [first] = parts;
  if (parts.length === 1) {
    return first;
  }
  const whole = {};
  for (const [name, value] of Object.entries(first)) {
    const pieces = () => parts.map((part) => part[name]);
    if (ArrayBuffer.isView(value)) {
      whole[name] = joinedArray(pieces());
    } else {
      whole[name] = Array.isArray(value) ? value : joined(pieces());
    }
  }
  return whole;
}

function joinedArray(pieces) {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const whole = new pieces[0].constructor(length);
  let start = 0;
  for (const piece of pieces) {
    whole.set(piece, start);
    start += piece.length;
  }
  return whole;
}
inOnePiece(Analyzer);
inOnePiece(Vader);
