package io.evenkeel.resource.internal;

import io.evenkeel.audit.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Where a page of a list ended; callers hand it back as they got it. */
final class Cursor {

    private Cursor() {}

    static String after(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** The number before which a page begins. */
    static long before(Optional<String> cursor) {
        return cursor.map(text -> {
                    try {
                        return ResourceRows.number(read(text));
                    } catch (NumberFormatException e) {
                        throw unreadable();
                    }
                })
                .orElse(Long.MAX_VALUE);
    }

    /** The two words after which a page begins. */
    static List<String> pair(Optional<String> cursor) {
        return cursor.map(text -> {
                    String[] words = read(text).split("\n", -1);
                    if (words.length != 2) {
                        throw unreadable();
                    }
                    return List.of(words);
                })
                .orElse(List.of("", ""));
    }

    private static String read(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static Refusal unreadable() {
        return new Refusal(
                Refusal.Kind.INVALID,
                "cursor-unreadable",
                "The cursor must be what the field next of the page before gave. Begin again without one.",
                "cursor");
    }
}
