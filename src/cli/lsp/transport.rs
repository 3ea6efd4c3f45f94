//! Messages on standard input and output.
//!
//! A message that is no JSON, or none of the protocol, is answered and passed over: an editor that errs once is served
//! on. Only when the frames themselves are lost does the stream end.

use anyhow::{Context, Result, bail};
use crossbeam_channel::{Receiver, Sender, unbounded};
use lsp_server::{ErrorCode, Message};
use serde_json::{Value, json};
use std::io::{self, BufRead, BufWriter, Read, Write};
use std::thread::{self, JoinHandle};

/// Bytes of a line of a header at most.
const LONGEST_HEADER: u64 = 8 << 10;

/// Bytes of a message at most; the texts that are cleaned are shorter than 4 GiB.
const LONGEST_MESSAGE: u64 = 4 << 30;

/// What comes in.
#[derive(Debug)]
pub enum Incoming {
    /// A message.
    Message(Message),
    /// Something in a frame that is no message.
    Malformed(Refusal),
    /// The frames are lost, or the stream cannot be read; the last thing that comes.
    Broken(anyhow::Error),
}

/// What goes out.
#[derive(Debug)]
pub enum Outgoing {
    /// A message.
    Message(Message),
    /// The answer to something that has no number to answer to.
    Refusal(Refusal),
}

/// Why something is no message.
#[derive(Debug)]
pub struct Refusal {
    code: ErrorCode,
    message: String,
}

/// Both directions of the stream.
#[derive(Debug)]
pub struct Transport {
    /// Ends when the stream ends.
    pub incoming: Receiver<Incoming>,
    /// Takes messages at any time; fails when nobody reads them any more.
    pub outgoing: Sender<Outgoing>,
    writer: JoinHandle<io::Result<()>>,
}

impl Transport {
    /// Reads and writes standard input and output in threads of their own.
    pub fn stdio() -> Self {
        let (sender, incoming) = unbounded();
        // not waited for at the end: it may be waiting for input that never comes
        thread::spawn(move || read(io::stdin().lock(), &sender));
        let (outgoing, receiver) = unbounded();
        let writer = thread::spawn(move || write(io::stdout().lock(), &receiver));
        Self { incoming, outgoing, writer }
    }

    /// Waits until all that was sent is written.
    ///
    /// # Errors
    /// Output that cannot be written, but for a reader that went away.
    pub fn finish(self) -> Result<()> {
        drop(self.outgoing);
        match self.writer.join() {
            Ok(Err(error)) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(error).context("standard output")
            }
            _ => Ok(()),
        }
    }
}

fn read(mut input: impl BufRead, sender: &Sender<Incoming>) {
    loop {
        let incoming = match frame(&mut input) {
            Ok(None) => return,
            Ok(Some(bytes)) => message(&bytes),
            Err(error) => Incoming::Broken(error),
        };
        let is_last = matches!(incoming, Incoming::Broken(_));
        if sender.send(incoming).is_err() || is_last {
            return;
        }
    }
}

/// The bytes of the next frame; `None` at the end of the stream.
fn frame(input: &mut impl BufRead) -> Result<Option<Vec<u8>>> {
    let mut length = None;
    for count in 0.. {
        let mut line = Vec::new();
        input.by_ref().take(LONGEST_HEADER).read_until(b'\n', &mut line).context("standard input")?;
        let line = String::from_utf8_lossy(&line);
        match line.trim_end() {
            "" if line.is_empty() && count == 0 => return Ok(None),
            "" if line.is_empty() => bail!("standard input ended inside of a header"),
            "" => break,
            line => match line.split_once(':') {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = value.trim().parse().ok().filter(|&length: &u64| length <= LONGEST_MESSAGE);
                }
                Some(_) => {}
                None => bail!(
                    "standard input is not the language server protocol: a line of a header has no colon; \
                     `postedit lsp` is started by an editor"
                ),
            },
        }
    }
    let length = length.context("standard input: a header without a length that can be read")?;
    let mut bytes = Vec::new();
    input.by_ref().take(length).read_to_end(&mut bytes).context("standard input")?;
    if (bytes.len() as u64) < length {
        bail!("standard input ended inside of a message");
    }
    Ok(Some(bytes))
}

fn message(bytes: &[u8]) -> Incoming {
    let refused = |code, message| Incoming::Malformed(Refusal { code, message });
    let value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => return refused(ErrorCode::ParseError, format!("not JSON: {error}")),
    };
    match serde_json::from_value(value) {
        Ok(message) => Incoming::Message(message),
        Err(_) => refused(ErrorCode::InvalidRequest, "neither request, response nor notification".to_owned()),
    }
}

fn write(output: impl Write, receiver: &Receiver<Outgoing>) -> io::Result<()> {
    let mut output = BufWriter::new(output);
    for outgoing in receiver {
        match outgoing {
            Outgoing::Message(message) => message.write(&mut output)?,
            Outgoing::Refusal(Refusal { code, message }) => {
                let error = json!({ "code": code as i32, "message": message });
                let text = json!({ "jsonrpc": "2.0", "id": null, "error": error }).to_string();
                write!(output, "Content-Length: {}\r\n\r\n{text}", text.len())?;
                output.flush()?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn incoming(stream: &str) -> Vec<Incoming> {
        let (sender, receiver) = unbounded();
        read(stream.as_bytes(), &sender);
        drop(sender);
        receiver.into_iter().collect()
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn what_is_no_message_is_answered_and_passed_over() {
        let exit = framed(r#"{"jsonrpc":"2.0","method":"exit"}"#);
        for (body, code) in [("{", -32700), ("\u{0}", -32700), ("[]", -32600), ("{}", -32600), ("7", -32600)]
        {
            let stream = format!("content-type: x\r\nCONTENT-LENGTH:{}\n\n{body}{exit}", body.len());
            let got = incoming(&stream);
            let [Incoming::Malformed(refusal), Incoming::Message(Message::Notification(last))] = &got[..]
            else {
                panic!("{body:?}: {got:?}");
            };
            assert_eq!((refusal.code as i32, last.method.as_str()), (code, "exit"));
        }
    }

    #[test]
    fn a_stream_without_frames_is_told_and_ended() {
        for stream in [
            "hello\n",
            "Content-Length: 99999999999999999999\r\n\r\n{}",
            "Content-Length: -1\r\n\r\n",
            "\r\n",
            "Content-Length: 5\r\n\r\n{}",
            "Content-Length: 2",
            &"x".repeat(100_000),
        ] {
            let got = incoming(stream);
            assert!(matches!(got[..], [Incoming::Broken(_)]), "{stream:.40}: {got:?}");
        }
        assert!(incoming("").is_empty());
    }
}
