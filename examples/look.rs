use postedit::lexicon::key_of;
fn main(){
    let lang=std::env::args().nth(1).unwrap(); let l=postedit::Language::from_code(&lang).unwrap();
    for w in std::env::args().skip(2){
        let k=key_of(&w);
        let e=l.look_up(&k); let n=postedit::language::names().get(&k);
        println!("{w}: {e:?} reg={} n{} v{} a{} r{} misp={} abbr={} | names {n:?} reg={}", e.is_registered_name(),e.can_be_noun() as u8,e.can_be_verb() as u8,e.can_be_adjective() as u8,e.can_be_adverb() as u8,e.is_misspelling(),e.is_abbreviation(),n.is_registered_name());
        if let Some(x)=l.lexicon(){ println!("   corr {:?} mixed {:?}", x.corrections(&k), x.mixed_case(&k)); }
    }
}
