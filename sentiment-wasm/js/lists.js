
/** The names that the module has, as a test sees to: these are there before it is loaded. */
const LABELS = namesOf("negative neutral positive mixed");
const TAXONOMIES = Object.freeze({
  plutchik: namesOf("anger anticipation disgust fear joy sadness surprise trust"),
  feedback: namesOf(
    "frustration disappointment confusion worry sadness delight gratitude admiration trust surprise desire",
  ),
});
const EMOTIONS = TAXONOMIES.plutchik;
const URGENT_KINDS = namesOf("self-harm safety harassment law security vulnerable repeated leaving");

function namesOf(line) {
  return Object.freeze(line.split(" "));
}
