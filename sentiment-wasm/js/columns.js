
/** Scores come in parts of some thousand texts: the module's memory, which never shrinks, holds no more. */
function inOnePiece(type, recordAt) {
  const { scoreBatch, scoreColumns } = type.prototype;
  type.prototype.scoreBatch = function (...given) {
    return records(scoreBatch.apply(this, given), recordAt);
  };
  type.prototype.scoreColumns = function (...given) {
    return joined(scoreColumns.apply(this, given));
  };
}

/** Objects made of numbers: before those of each there is how many they are, none where there is no text. */
function records(parts, recordAt) {
  const all = [];
  for (const row of parts) {
    for (let at = 0; at < row.length; at += row[at] + 1) {
      all.push(row[at] > 0 ? recordAt(row, at + 1, row[at]) : null);
    }
  }
  return all;
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
inOnePiece(Analyzer, scoreAt);
inOnePiece(Vader, vaderAt);
