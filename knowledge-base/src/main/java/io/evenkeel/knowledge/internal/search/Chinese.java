package io.evenkeel.knowledge.internal.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Chinese words and pairs: the dictionary's words (smartcn) are what people mean, pairs find the names that no dictionary has.
 * Not thread-safe.
 */
final class Chinese {
    private final HMMChineseTokenizer dictionary = new HMMChineseTokenizer();
    private final CharTermAttribute word = dictionary.getAttribute(CharTermAttribute.class);
    private final OffsetAttribute place = dictionary.getAttribute(OffsetAttribute.class);

    /** @param run of Chinese characters only */
    void take(String run, int begin, List<Token> into) {
        try {
            dictionary.setReader(new StringReader(run));
            dictionary.reset();
            while (dictionary.incrementToken()) {
                int from = begin + place.startOffset();
                into.add(new Token(word.toString(), from, begin + place.endOffset(), Token.Kind.HAN));
            }
            dictionary.end();
            dictionary.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = 0; i + 1 < run.length(); i++) {
            into.add(new Token(run.substring(i, i + 2), begin + i, begin + i + 2, Token.Kind.PAIR));
        }
    }
}
