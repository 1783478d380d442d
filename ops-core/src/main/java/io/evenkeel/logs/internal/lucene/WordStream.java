package io.evenkeel.logs.internal.lucene;

import io.evenkeel.logs.internal.query.Words;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The words of a message as Lucene takes them. Used again for each message; not thread-safe. */
final class WordStream extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private Words.Cut cut = new Words.Cut("");

    WordStream of(String message) {
        cut = new Words.Cut(message);
        return this;
    }

    @Override
    public boolean incrementToken() {
        if (!cut.next()) {
            return false;
        }
        clearAttributes();
        term.copyBuffer(cut.letters(), 0, cut.length());
        return true;
    }
}
