#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| sentiment_fuzz::context(data));
