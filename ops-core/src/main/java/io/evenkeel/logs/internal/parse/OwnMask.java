package io.evenkeel.logs.internal.parse;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.evenkeel.logs.internal.parse.Veil.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * What must not be kept, as somebody described it: {@link Secrets#MASK} stands in the place of each match, or of its first group
 * where it has one. Where an expression would have to read a line too often, the rest of the line is masked. Thread-safe.
 */
public final class OwnMask {
    /** What a mask must leave something of: ordinary lines. */
    private static final List<String> ORDINARY = List.of(
            "2026-11-21T10:00:00Z ERROR [main] order 4711 took=15ms while reading upstream 10.0.0.1:8080",
            "Nov 21 10:00:00 web1 sshd[812]: Accepted publickey for ana from 192.0.2.7 port 50022 ssh2",
            "{\"level\":\"info\",\"msg\":\"request done\",\"status\":200,\"path\":\"/map/tiles\"}",
            "磁盘 /dev/sdb 使用率超过 90 %");

    private final String name;
    private final Pattern pattern;
    private final String needle;
    private final LongAdder masked;

    /**
     * @param masked counts the texts in which it found something
     * @throws ExpressionError where the expression cannot be taken, or would leave nothing of ordinary lines
     */
    public OwnMask(String name, String expression, LongAdder masked) {
        this.name = name;
        this.pattern = Expressions.compiled(expression);
        this.needle = Needle.of(expression);
        this.masked = masked;
        if (pattern.matcher("").find()) {
            throw new ExpressionError("It matches where nothing stands. Let it ask for one character at least.");
        }
        if (ORDINARY.stream().anyMatch(line -> !hasWords(over(line)))) {
            throw new ExpressionError(
                    "It would leave nothing of ordinary lines. Say more of what stands around the secret.");
        }
    }

    public String name() {
        return name;
    }

    /** The same text where it finds nothing. */
    public String masked(String text) {
        if (!text.contains(needle)) {
            return text;
        }
        String seen = over(text);
        if (!seen.equals(text)) {
            masked.increment();
            return seen;
        }
        return text;
    }

    private String over(String text) {
        List<Part> hidden = new ArrayList<>();
        int end = 0;
        try {
            Matcher found = pattern.matcher(new Metered(text));
            while (found.find()) {
                Part part = part(found);
                if (part.to() > Math.max(end, part.from())) {
                    hidden.add(new Part(Math.max(end, part.from()), part.to()));
                    end = part.to();
                }
            }
        } catch (Metered.Exhausted e) {
            hidden.add(new Part(end, text.length()));
        }
        return hidden.isEmpty() ? text : Veil.over(text, 0, text.length(), hidden);
    }

    private static Part part(Matcher found) {
        boolean group = found.groupCount() > 0 && found.start(1) >= 0 && found.end(1) > found.start(1);
        return group ? new Part(found.start(1), found.end(1)) : new Part(found.start(), found.end());
    }

    /** Whether anything can be read in it. */
    static boolean hasWords(String text) {
        return text.chars().anyMatch(Character::isLetterOrDigit);
    }
}
