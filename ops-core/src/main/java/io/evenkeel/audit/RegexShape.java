package io.evenkeel.audit;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a regular expression of somebody else's will cost before it is compiled: RE2 writes counted repetitions out, so that a
 * few dozen characters such as <code>((a{1000}){1000}){1000}</code> would fill the memory. Pure, linear.
 *
 * @param size how many single pieces it has when its repetitions are written out, at least roughly
 * @param unclosed where the innermost bracket stands that is never closed; -1 where there is none
 */
public record RegexShape(long size, int unclosed) {
    /** What is compiled at most; a repetition of 1,000 is the most that RE2 takes. */
    public static final long MOST = 20_000;

    private static final long FAR_TOO_MUCH = 1L << 40;

    /** Whether it may be compiled. */
    public boolean isBounded() {
        return size <= MOST;
    }

    public static RegexShape of(String expression) {
        return new Reading(expression).shape();
    }

    /** One walk over one expression. */
    private static final class Reading {
        private final String text;
        private final Deque<long[]> outer = new ArrayDeque<>();
        private long before;
        private long last;
        private int at;

        Reading(String text) {
            this.text = text;
        }

        RegexShape shape() {
            while (at < text.length()) {
                piece(text.charAt(at++));
            }
            int unclosed = outer.isEmpty() ? -1 : (int) outer.getLast()[1];
            long size = before + last;
            while (!outer.isEmpty()) {
                size = Math.min(FAR_TOO_MUCH, size + outer.removeLast()[0]);
            }
            return new RegexShape(size, unclosed);
        }

        private void piece(char c) {
            switch (c) {
                case '\\' -> escaped();
                case '[' -> {
                    inClass();
                    single();
                }
                case '(' -> {
                    outer.addLast(new long[] {before + last, at - 1});
                    before = 1;
                    last = 0;
                }
                case ')' -> {
                    if (!outer.isEmpty()) {
                        last = before + last;
                        before = outer.removeLast()[0];
                    }
                }
                case '{' -> repeated();
                case '*', '+', '?' -> before = Math.min(FAR_TOO_MUCH, before + 1);
                default -> single();
            }
        }

        private void single() {
            before = Math.min(FAR_TOO_MUCH, before + last);
            last = 1;
        }

        private void escaped() {
            if (at < text.length() && text.charAt(at) == 'Q') {
                int end = text.indexOf("\\E", at);
                at = end < 0 ? text.length() : end + 2;
                before = Math.min(FAR_TOO_MUCH, before + last + text.length());
                last = 1;
            } else {
                at++;
                single();
            }
        }

        /** A bracket right at the beginning belongs to what is in it. */
        private void inClass() {
            int from = at;
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '\\') {
                    at++;
                } else if (c == ']' && at - 1 > from && !(at - 2 == from && text.charAt(from) == '^')) {
                    return;
                } else if (c == '[' && at < text.length() && text.charAt(at) == ':') {
                    int end = text.indexOf(":]", at);
                    at = end < 0 ? at : end + 2;
                }
            }
        }

        private void repeated() {
            int end = text.indexOf('}', at);
            long times = end < 0 || end - at > 9 ? -1 : times(text.substring(at, end));
            if (times < 0) {
                single();
                return;
            }
            at = end + 1;
            last = Math.min(FAR_TOO_MUCH, last * Math.max(1, times));
        }

        private static long times(String counts) {
            if (!counts.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
                return -1;
            }
            int comma = counts.indexOf(',');
            if (comma < 0) {
                return Long.parseLong(counts);
            }
            long least = Long.parseLong(counts.substring(0, comma)) + 1;
            return comma + 1 == counts.length() ? least : Math.max(least, Long.parseLong(counts.substring(comma + 1)));
        }
    }
}
