package io.evenkeel.telemetry.internal;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.evenkeel.audit.RegexShape;
import io.evenkeel.telemetry.Matcher;
import java.util.function.Predicate;

/** A {@link Matcher} made ready to be asked often. Regular expressions match the whole value, in linear time. */
public final class LabelTest {

    private static final int LONGEST_PATTERN = 4_000;

    private final Matcher matcher;
    private final Predicate<String> test;

    private LabelTest(Matcher matcher, Predicate<String> test) {
        this.matcher = matcher;
        this.test = test;
    }

    /** @throws IllegalArgumentException with a sentence, if the regular expression is not one of RE2 */
    public static LabelTest of(Matcher matcher) {
        String wanted = matcher.value();
        return new LabelTest(
                matcher,
                switch (matcher.kind()) {
                    case EQUAL -> wanted::equals;
                    case NOT_EQUAL -> value -> !wanted.equals(value);
                    case REGEX -> compile(wanted)::matches;
                    case NOT_REGEX -> {
                        var pattern = compile(wanted);
                        yield value -> !pattern.matches(value);
                    }
                });
    }

    private static Pattern compile(String pattern) {
        if (pattern.length() > LONGEST_PATTERN) {
            throw new IllegalArgumentException(
                    "the regular expression has more than %,d characters".formatted(LONGEST_PATTERN));
        }
        if (!RegexShape.of(pattern).isBounded()) {
            throw new IllegalArgumentException("the regular expression has too many repetitions, written out");
        }
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("not a regular expression of RE2: " + e.getDescription(), e);
        }
    }

    public Matcher matcher() {
        return matcher;
    }

    /** @param value of the label; empty if the series has none of that name */
    public boolean matches(String value) {
        return test.test(value);
    }

    /** Whether a series without that label matches. */
    public boolean matchesAbsence() {
        return matches("");
    }
}
