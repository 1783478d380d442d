package io.evenkeel.audit;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version that a writer saw, from the request header {@code If-Match} (RFC 9110 §13.1.1). */
public final class IfMatch {
    private static final Pattern ENTITY_TAG = Pattern.compile("\"(\\d{1,18})\"");

    private IfMatch() {}

    /**
     * Reads the header.
     *
     * @param header absent or {@code *} checks nothing
     * @throws Refusal INVALID if it is not one version in double quotes
     */
    public static OptionalLong version(@Nullable String header) {
        if (header == null || header.equals("*")) {
            return OptionalLong.empty();
        }
        var tag = ENTITY_TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "if-match-unreadable",
                    "The header If-Match must be one version in double quotes, as the header ETag of the last answer gave it.");
        }
        return OptionalLong.of(Long.parseLong(tag.group(1)));
    }

    /** The header {@code ETag} for a version. */
    public static String tag(long version) {
        return '"' + Long.toString(version) + '"';
    }
}
