//! The stream itself: order of a session, garbage, and how the program ends.

use crate::common::postedit;
use serde_json::{Value, json};

/// Messages in their frames.
fn frames(messages: &[Value]) -> Vec<u8> {
    messages.iter().flat_map(|message| frame(&message.to_string())).collect()
}

fn frame(body: &str) -> Vec<u8> {
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// The messages of a stream of frames.
fn messages(mut stream: &[u8]) -> Vec<Value> {
    let mut messages = Vec::new();
    while !stream.is_empty() {
        let text = std::str::from_utf8(stream).expect("UTF-8");
        let (header, _) = text.split_once("\r\n\r\n").expect("a header");
        let length: usize =
            header.strip_prefix("Content-Length: ").expect("a length").parse().expect("a number");
        let start = header.len() + 4;
        messages.push(serde_json::from_slice(&stream[start..start + length]).expect("JSON"));
        stream = &stream[start + length..];
    }
    messages
}

/// What the program answers to a stream, and the code that it ends with.
fn session(stream: Vec<u8>) -> (Vec<Value>, i32) {
    let assert = postedit().arg("lsp").write_stdin(stream).assert();
    let output = assert.get_output();
    (messages(&output.stdout), output.status.code().expect("a code"))
}

fn request(id: impl Into<Value>, method: &str, parameters: Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id.into(), "method": method, "params": parameters })
}

fn note(method: &str, parameters: Value) -> Value {
    json!({ "jsonrpc": "2.0", "method": method, "params": parameters })
}

fn initialize() -> Value {
    request(1, "initialize", json!({ "processId": null, "rootUri": null, "capabilities": {} }))
}

/// The codes of the errors by the id of their request.
fn errors(messages: &[Value]) -> Vec<(Value, i64)> {
    let error = |message: &Value| Some((message["id"].clone(), message["error"]["code"].as_i64()?));
    messages.iter().filter_map(error).collect()
}

#[test]
fn the_order_of_a_session_is_kept() {
    let hover = |id: i32| request(id, "textDocument/hover", json!({}));
    let (answers, code) = session(frames(&[
        note("textDocument/didOpen", json!({})),
        hover(0),
        initialize(),
        note("initialized", json!({})),
        request(2, "initialize", json!({ "capabilities": {} })),
        request("drei", "shutdown", Value::Null),
        hover(4),
        note("exit", Value::Null),
        hover(5),
    ]));
    assert_eq!(errors(&answers), [(json!(0), -32002), (json!(2), -32600), (json!(4), -32600)]);
    let names: Vec<_> = answers.iter().map(|answer| answer["id"].clone()).collect();
    assert_eq!(names, [json!(0), json!(1), json!(2), json!("drei"), json!(4)]);
    assert_eq!(answers[1]["result"]["serverInfo"]["name"], "postedit");
    assert!(answers[3].get("result").is_some_and(Value::is_null));
    assert_eq!(code, 0);
}

#[test]
fn who_goes_without_a_word_leaves_a_code() {
    assert_eq!(session(frames(&[initialize(), note("exit", Value::Null)])).1, 1);
    assert_eq!(session(frames(&[note("exit", Value::Null)])).1, 1);
    assert_eq!(session(frames(&[initialize()])).1, 1);
    assert_eq!(session(Vec::new()).1, 1);
    assert_eq!(session(frames(&[initialize(), request(2, "shutdown", Value::Null)])).1, 0);
}

#[test]
fn garbage_is_answered_and_the_session_goes_on() {
    let mut stream = frames(&[initialize(), note("initialized", json!({}))]);
    stream.extend(frame("{\"jsonrpc\": \"2.0\", "));
    stream.extend(frame("[1, 2]"));
    stream.extend([b"Content-Length: 3\r\n\r\n".as_slice(), &[0xff, 0xfe, 0]].concat());
    let document = json!({ "uri": "file:///a.txt" });
    stream.extend(frames(&[
        json!({ "jsonrpc": "2.0", "id": 7, "result": null }),
        json!({ "jsonrpc": "2.0", "id": 8, "error": { "code": -1, "message": "no" } }),
        request(10, "textDocument/definition", json!({})),
        request(11, "textDocument/hover", json!({ "textDocument": 7 })),
        request(12, "textDocument/codeAction", Value::Null),
        request(
            13,
            "textDocument/hover",
            json!({ "textDocument": document, "position": { "line": 0, "character": 0 } }),
        ),
        request(
            14,
            "textDocument/hover",
            json!({ "textDocument": document, "position": { "line": -1, "character": 0 } }),
        ),
        note("textDocument/didOpen", json!({ "textDocument": [] })),
        note(
            "textDocument/didChange",
            json!({ "textDocument": { "uri": "file:///a.txt", "version": 2 }, "contentChanges": [] }),
        ),
        note("$/unknown", json!({})),
        note("workspace/unknown", json!({})),
        note("$/cancelRequest", json!({ "id": 99 })),
        note("workspace/didChangeConfiguration", json!({ "settings": "none" })),
        request(15, "shutdown", Value::Null),
        note("exit", Value::Null),
    ]));
    let (answers, code) = session(stream);
    let (parse, request, params) = (-32700, -32600, -32602);
    assert_eq!(
        errors(&answers),
        [
            (Value::Null, parse),
            (Value::Null, request),
            (Value::Null, parse),
            (json!(10), -32601),
            (json!(11), params),
            (json!(12), params),
            (json!(13), params),
            (json!(14), params),
        ]
    );
    let logged: Vec<_> = answers.iter().filter(|answer| answer["method"] == "window/logMessage").collect();
    assert_eq!(logged.len(), 2, "{logged:?}");
    assert_eq!(code, 0);
}

#[test]
fn requests_that_wait_are_canceled_outdated_or_ended() {
    let document = json!({ "uri": "file:///a.txt" });
    // long enough that nothing is analysed before the stream is read
    let text = "The the minister said that teh plan would go on. ".repeat(20_000);
    let item = json!({ "uri": "file:///a.txt", "languageId": "plaintext", "version": 1, "text": text });
    let place = json!({ "line": 0, "character": 4 });
    let hover =
        |id: i32| request(id, "textDocument/hover", json!({ "textDocument": document, "position": place }));
    let versioned = json!({ "uri": "file:///a.txt", "version": 2 });
    let change = json!({ "range": { "start": place, "end": place }, "text": "x" });
    let (answers, code) = session(frames(&[
        initialize(),
        note("textDocument/didOpen", json!({ "textDocument": item })),
        hover(2),
        hover(3),
        note("$/cancelRequest", json!({ "id": 2 })),
        note("textDocument/didChange", json!({ "textDocument": versioned, "contentChanges": [change] })),
        hover(4),
        request(5, "shutdown", Value::Null),
        note("exit", Value::Null),
    ]));
    assert_eq!(errors(&answers), [(json!(2), -32800), (json!(3), -32801), (json!(4), -32800)]);
    assert_eq!((answers.last().map(|last| last["id"].clone()), code), (Some(json!(5)), 0));
}

#[test]
fn a_range_that_cannot_be_read_does_not_replace_the_text() {
    let item = json!({ "uri": "file:///a.txt", "languageId": "plaintext", "version": 1, "text": "Two the the cats." });
    let versioned = json!({ "uri": "file:///a.txt", "version": 2 });
    let change = json!({ "range": "all", "text": "x" });
    let all = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } });
    let asked =
        json!({ "textDocument": { "uri": "file:///a.txt" }, "range": all, "context": { "diagnostics": [] } });
    let mut stream = frames(&[
        initialize(),
        note("textDocument/didOpen", json!({ "textDocument": item })),
        note("textDocument/didChange", json!({ "textDocument": versioned, "contentChanges": [change] })),
        request(2, "textDocument/codeAction", asked),
    ]);
    // the end comes when the answer had time to be made: it is waited for by the next request of the same document
    stream.extend(frames(&[request(3, "textDocument/unknown", json!({}))]));
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_postedit"))
        .arg("lsp")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the server starts");
    let mut input = child.stdin.take().expect("a pipe");
    let mut reader = std::io::BufReader::new(child.stdout.take().expect("a pipe"));
    std::io::Write::write_all(&mut input, &stream).expect("written");
    let answer = loop {
        let message = next(&mut reader);
        if message["id"] == 2 {
            break message;
        }
    };
    let titles: Vec<_> =
        answer["result"].as_array().expect("a list").iter().map(|a| a["title"].clone()).collect();
    assert_eq!(titles, ["“the the” → “the” (doubled-words)", "Make the sure repair"]);
    drop(input);
    assert_eq!(child.wait().expect("an end").code(), Some(1));
}

fn next(reader: &mut impl std::io::BufRead) -> Value {
    let mut header = String::new();
    reader.read_line(&mut header).expect("a header");
    let length: usize =
        header.trim().strip_prefix("Content-Length: ").expect("a length").parse().expect("a number");
    let mut body = vec![0; length + 2];
    reader.read_exact(&mut body).expect("a message");
    serde_json::from_slice(&body).expect("JSON")
}

#[test]
fn a_stream_that_is_not_the_protocol_is_told() {
    for stream in ["hello\n", "Content-Length: x\r\n\r\n{}", "Content-Length: 99\r\n\r\n{}"] {
        let assert = postedit().arg("lsp").write_stdin(stream).assert().code(2);
        let told = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
        assert!(told.contains("standard input"), "{stream:?}: {told}");
        assert!(assert.get_output().stdout.is_empty());
    }
}
