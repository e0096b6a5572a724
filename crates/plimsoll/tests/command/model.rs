//! A server on this machine that answers as a language model's interface does, as well or badly as a test wants.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::{Value, json};

/// What the server does with a question.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// The model says this.
    Says(String),
    /// The body of the answer is this.
    Body(String),
    /// This status, without a body.
    Status(u16),
    /// The connection is closed in the middle of the answer.
    Drops,
    /// No answer comes.
    Silence,
}

/// A server; it ends with the test's process.
pub(crate) struct Model {
    pub(crate) url: String,
    asked: Arc<Mutex<Vec<Value>>>,
}

impl Model {
    /// Serves one model that gives `answer` to every question.
    pub(crate) fn new(answer: Answer) -> Self {
        Self::offering(&["quill-7b"], answer)
    }

    /// Serves models of these names.
    pub(crate) fn offering(models: &[&str], answer: Answer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/v1", listener.local_addr().unwrap());
        let list: Vec<Value> = models.iter().map(|name| json!({"id": name})).collect();
        let models = json!({"data": list}).to_string();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&asked);
        thread::spawn(move || {
            let mut silent = Vec::new();
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let Some(question) = request(&mut stream) else { continue };
                match question {
                    None => write(&mut stream, 200, &models),
                    Some(question) => {
                        heard.lock().unwrap().push(question);
                        match &answer {
                            Answer::Says(said) => {
                                let body =
                                    json!({"choices": [{"message": {"role": "assistant", "content": said}}]});
                                write(&mut stream, 200, &body.to_string());
                            }
                            Answer::Body(body) => write(&mut stream, 200, body),
                            Answer::Status(status) => write(&mut stream, *status, ""),
                            Answer::Drops => {
                                let _ = stream
                                    .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"choi");
                            }
                            Answer::Silence => silent.push(stream),
                        }
                    }
                }
            }
        });
        Self { url, asked }
    }

    /// The questions so far.
    pub(crate) fn asked(&self) -> Vec<Value> {
        self.asked.lock().unwrap().clone()
    }
}

/// The body of a request; none inside: it had none. None: the connection ended.
fn request(stream: &mut TcpStream) -> Option<Option<Value>> {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    let mut lines = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 {
            return None;
        }
        lines += 1;
        if line == "\r\n" {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
    }
    assert!(lines > 1, "a request has headers");
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    Some((length > 0).then(|| serde_json::from_slice(&body).unwrap()))
}

fn write(stream: &mut TcpStream, status: u16, body: &str) {
    let head = format!(
        "HTTP/1.1 {status} Whatever\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    // Who asked may be gone.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
}
