use anyhow::{Context, Result};
use postedit::evaluation::{GoldRepair, TestDocument, proposals, proposals_on_clean};
use postedit::{Cleaner, Options};
use rayon::prelude::*;
use std::path::PathBuf;
use std::io::Write;
fn main() -> Result<()> {
    let out = std::env::args().nth(1).context("out")?;
    let mut out = std::io::BufWriter::new(std::fs::File::create(out)?);
    let cleaner = Cleaner::new(Options::default());
    for dir in std::env::args().skip(2).map(PathBuf::from) {
        let set = dir.file_name().unwrap().to_string_lossy().into_owned();
        let docs: Vec<TestDocument> = std::fs::read_to_string(dir.join("docs.jsonl"))?.lines().map(|l| Ok(serde_json::from_str(l)?)).collect::<Result<_>>()?;
        let gold: Vec<GoldRepair> = std::fs::read_to_string(dir.join("gold.jsonl"))?.lines().map(|l| Ok(serde_json::from_str(l)?)).collect::<Result<_>>()?;
        let lines: Vec<String> = docs.par_iter().map(|d| {
            let g: Vec<&GoldRepair> = gold.iter().filter(|g| g.doc == d.id).collect();
            let mut s = String::new();
            let mut put = |side: &str, p: postedit::evaluation::Proposal| {
                let f: serde_json::Map<String, serde_json::Value> = p.features.iter().map(|(f, v)| (f.name().into(), v.into())).collect();
                s += &serde_json::json!({"set": set, "doc": d.id, "side": side, "pass": p.pass, "right": p.is_right, "gold": p.gold, "c": p.confidence, "w": p.wrong, "r": p.right, "f": f}).to_string();
                s.push('\n');
            };
            for p in proposals(&cleaner, d, &g) { put("noisy", p) }
            if let Some(c) = &d.clean { for p in proposals_on_clean(&cleaner, c) { put("clean", p) } }
            s
        }).collect();
        for l in lines { out.write_all(l.as_bytes())?; }
    }
    Ok(())
}
