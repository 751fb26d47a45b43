package org.sada.analytics.text;

import java.io.CharArrayReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Lucene's chain from letters to words. For one thread. */
final class Tokens {
    /** Receives a word, and where it stood among the letters. */
    interface Sink {
        void take(char[] chars, int length, int start, int end);
    }

    private final StandardTokenizer tokenizer = new StandardTokenizer();
    private final TokenStream chain = new ArabicNormalizationFilter(
            new EnglishPossessiveFilter(new DecimalDigitFilter(new LowerCaseFilter(tokenizer))));
    private final CharTermAttribute term = chain.addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = chain.addAttribute(OffsetAttribute.class);

    void read(Letters letters, Sink sink) {
        try {
            tokenizer.setReader(new CharArrayReader(letters.chars, 0, letters.length));
            chain.reset();
            while (chain.incrementToken()) {
                if (term.length() > 0) {
                    sink.take(term.buffer(), term.length(), offset.startOffset(), offset.endOffset());
                }
            }
            chain.end();
            chain.close();
        } catch (IOException unexpected) {
            throw new UncheckedIOException("reading letters from memory failed", unexpected);
        }
    }
}
