//! Prints generated feedback, a text per line: `texts BYTES TOTAL`, BYTES each
//! on average and TOTAL in all. For the peers, which are not all in Rust.

use sentiment_benches::texts::texts;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [bytes, total] = &arguments[..] else {
        return Err("usage: texts BYTES TOTAL".into());
    };
    for text in texts(7, bytes.parse()?, total.parse()?) {
        println!("{text}");
    }
    Ok(())
}
