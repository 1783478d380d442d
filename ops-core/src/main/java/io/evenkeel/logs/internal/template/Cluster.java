package io.evenkeel.logs.internal.template;

import io.evenkeel.logs.Template;
import java.util.Arrays;

/** A template while it is learned: tokens that only ever become more general. Not thread-safe. */
public final class Cluster {
    private static final double ALL_BUT_EQUAL = Math.nextDown(1.0);

    private final long id;
    private final String[] tokens;
    private String text;
    private long lines;

    /** @param lines that it took already */
    Cluster(long id, String[] tokens, long lines) {
        this.id = id;
        this.tokens = tokens;
        this.text = String.join("", tokens);
        this.lines = lines;
    }

    /** That it took. */
    public long lines() {
        return lines;
    }

    void met() {
        lines++;
    }

    /** Takes over what another one took. */
    void takeOver(Cluster other) {
        lines += other.lines;
    }

    public long id() {
        return id;
    }

    public String text() {
        return text;
    }

    String[] tokens() {
        return tokens;
    }

    /** All but delimiters. */
    int words() {
        int words = 0;
        for (String token : tokens) {
            words += Masking.isDelimiter(token) ? 0 : 1;
        }
        return words;
    }

    /** The words that are not variable, the one at this place left out. */
    int constantsBeside(int place) {
        int constants = 0;
        for (int i = 0; i < tokens.length; i++) {
            constants += i == place || Masking.isDelimiter(tokens[i]) || Template.VARIABLE.equals(tokens[i]) ? 0 : 1;
        }
        return constants;
    }

    boolean differsAtMostAt(Cluster other, int place) {
        return tokens.length == other.tokens.length
                && Arrays.equals(tokens, 0, place, other.tokens, 0, place)
                && Arrays.equals(tokens, place + 1, tokens.length, other.tokens, place + 1, tokens.length);
    }

    /**
     * The share of equal words among those that are not variable in both; -1 where a delimiter differs. A template of
     * variables alone fits whatever has its delimiters. Where each word that differs is variable on one side, and the others say
     * enough, it is all but 1.
     */
    double likeness(String[] others) {
        int words = 0;
        int equal = 0;
        int values = 0;
        int variable = 0;
        for (int i = 0; i < tokens.length; i++) {
            String mine = tokens[i];
            String other = others[i];
            if (mine.equals(other)) {
                if (Template.VARIABLE.equals(mine)) {
                    variable++;
                } else if (!Masking.isDelimiter(mine)) {
                    words++;
                    equal++;
                }
            } else if (Masking.isDelimiter(mine) || Masking.isDelimiter(other)) {
                return -1;
            } else {
                words++;
                values += Template.VARIABLE.equals(mine) || Template.VARIABLE.equals(other) ? 1 : 0;
            }
        }
        if (values > 0 && values == words - equal && Families.saysEnough(equal, words + variable)) {
            return ALL_BUT_EQUAL;
        }
        return words == 0 ? 1 : (double) equal / words;
    }

    void vary(int place) {
        tokens[place] = Template.VARIABLE;
        text = String.join("", tokens);
    }

    /** @return whether a word became variable */
    boolean widenTo(String[] others) {
        boolean widened = false;
        for (int i = 0; i < tokens.length; i++) {
            if (!tokens[i].equals(others[i]) && !Template.VARIABLE.equals(tokens[i])) {
                tokens[i] = Template.VARIABLE;
                widened = true;
            }
        }
        if (widened) {
            text = String.join("", tokens);
        }
        return widened;
    }
}
