package io.evenkeel.knowledge.internal.search;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names the headings of one page as GitHub does: small letters, spaces as hyphens, other signs left out, a number behind the
 * second and later of one name. The console names them alike. Not thread-safe.
 */
final class Anchors {
    private final Map<String, Integer> used = new HashMap<>();

    /** @param heading as plain text */
    String next(String heading) {
        String slug = slug(heading);
        int before = used.merge(slug, 1, Integer::sum) - 1;
        return before == 0 ? slug : slug + "-" + before;
    }

    private static String slug(String heading) {
        StringBuilder slug = new StringBuilder();
        heading.strip().toLowerCase(Locale.ROOT).codePoints().forEach(letter -> {
            if (Character.isLetterOrDigit(letter) || letter == '-' || letter == '_') {
                slug.appendCodePoint(letter);
            } else if (letter == ' ') {
                slug.append('-');
            }
        });
        return slug.toString();
    }
}
