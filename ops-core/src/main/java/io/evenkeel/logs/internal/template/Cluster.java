package io.evenkeel.logs.internal.template;

import io.evenkeel.logs.Template;

/** A template while it is learned: tokens that only ever become more general. Not thread-safe. */
public final class Cluster {
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

    public long id() {
        return id;
    }

    public String text() {
        return text;
    }

    String[] tokens() {
        return tokens;
    }

    /**
     * The share of equal words among those that are not variable in both; -1 where a delimiter differs. A template of
     * variables alone fits whatever has its delimiters.
     */
    double likeness(String[] others) {
        int words = 0;
        int equal = 0;
        for (int i = 0; i < tokens.length; i++) {
            String mine = tokens[i];
            String other = others[i];
            if (mine.equals(other)) {
                if (!Masking.isDelimiter(mine) && !Template.VARIABLE.equals(mine)) {
                    words++;
                    equal++;
                }
            } else if (Masking.isDelimiter(mine) || Masking.isDelimiter(other)) {
                return -1;
            } else {
                words++;
            }
        }
        return words == 0 ? 1 : (double) equal / words;
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
