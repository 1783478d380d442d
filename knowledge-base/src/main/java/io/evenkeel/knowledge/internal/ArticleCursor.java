package io.evenkeel.knowledge.internal;

import io.evenkeel.audit.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Where a page of the list ended; callers hand it back as they got it. */
record ArticleCursor(Instant changedAt, UUID id) {

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((changedAt + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    static ArticleCursor of(String text) {
        try {
            String[] words = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            return new ArticleCursor(Instant.parse(words[0]), UUID.fromString(words[words.length - 1]));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "cursor-unreadable",
                    "The cursor must be what the field next of the page before gave. Begin again without one.",
                    "after");
        }
    }
}
