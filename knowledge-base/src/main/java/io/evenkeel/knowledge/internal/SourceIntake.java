package io.evenkeel.knowledge.internal;

import io.evenkeel.knowledge.Article.State;
import io.evenkeel.knowledge.Articles.ArticleText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes in what a source brings: a file of an imported folder, a text that the product ships. What stands as the source brought
 * it follows the source; what people have edited is never written over. Called in a transaction, one source at a time.
 */
@Component
class SourceIntake {
    /** Key of the advisory lock; any number that nobody else uses in this database. */
    private static final long ONE_AT_A_TIME = 0x6b6e6f776c656467L;

    private final ArticleRows rows;
    private final ArticleWrites writes;
    private final KnowledgeSettings settings;
    private final JdbcClient jdbc;

    SourceIntake(ArticleRows rows, ArticleWrites writes, KnowledgeSettings settings, JdbcClient jdbc) {
        this.rows = rows;
        this.writes = writes;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    /** What became of a text. */
    enum Outcome {
        MADE,
        CHANGED,
        /** It waits as a draft beside what people edited. */
        OFFERED,
        SAME,
        /** Somebody's draft is in the way; nothing was done. */
        IN_THE_WAY
    }

    /**
     * What a source brings.
     *
     * @param hash of all of it: as long as it is the same, nothing is done
     */
    record Brought(String source, ArticleText text, String hash, String authorId, String authorName) {}

    /** @param shelved the article, where readers' text changed; the caller puts it on the shelf last */
    record Taken(Outcome outcome, String key, Optional<UUID> shelved) {}

    /** Two servers that start together do not take in the same text twice; until the transaction ends. */
    void oneAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(:key)")
                .param("key", ONE_AT_A_TIME)
                .query((row, number) -> number)
                .list();
    }

    Taken take(Brought brought) {
        Optional<StoredArticle> there = rows.lockOfSource(brought.source());
        if (there.isEmpty()) {
            String key = writes.insert(
                    edition(1, State.PUBLISHED, brought), Optional.of(brought.source()), Optional.of(brought.hash()));
            StoredArticle made = rows.find(key).orElseThrow();
            writes.touch(made.id(), 1, Optional.of(1), settings.now());
            return new Taken(Outcome.MADE, key, Optional.of(made.id()));
        }
        return takeAgain(there.get(), brought);
    }

    private Taken takeAgain(StoredArticle stored, Brought brought) {
        if (stored.sourceHash().filter(brought.hash()::equals).isPresent()) {
            return new Taken(Outcome.SAME, stored.key(), Optional.empty());
        }
        if (stored.isWaiting() && !stored.latest().fromSource()) {
            return new Taken(Outcome.IN_THE_WAY, stored.key(), Optional.empty());
        }
        int number = stored.latest().number() + (stored.isWaiting() ? 0 : 1);
        boolean follows = stored.published()
                .flatMap(published -> rows.edition(stored.id(), published))
                .filter(Edition::fromSource)
                .isPresent();
        writes.put(stored.id(), edition(number, follows ? State.PUBLISHED : State.DRAFT, brought));
        writes.brought(stored.id(), brought.hash());
        if (!follows) {
            writes.touch(stored.id(), number, stored.published(), settings.now());
            return new Taken(Outcome.OFFERED, stored.key(), Optional.empty());
        }
        writes.publish(stored.id(), number, settings.now(), brought.text().reviewBy());
        writes.touch(stored.id(), number, Optional.of(number), settings.now());
        return new Taken(Outcome.CHANGED, stored.key(), Optional.of(stored.id()));
    }

    private Edition edition(int number, State state, Brought brought) {
        return new Edition(
                number,
                state,
                brought.text(),
                List.of(brought.authorId()),
                brought.authorName(),
                settings.now(),
                Optional.empty(),
                state == State.PUBLISHED ? Optional.of(settings.now()) : Optional.empty(),
                Optional.empty(),
                true);
    }

    /** SHA-256 in hex. */
    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
