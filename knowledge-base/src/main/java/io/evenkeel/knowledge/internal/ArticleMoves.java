package io.evenkeel.knowledge.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.internal.Life.Act;
import io.evenkeel.knowledge.internal.Life.Answer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** What every verb begins and ends with: finding the article, asking its life, writing down what happened. */
@Component
class ArticleMoves {
    private final ArticleRows rows;
    private final ArticleWrites writes;
    private final ArticleViews views;
    private final ShelfRows shelf;
    private final KnowledgeSettings settings;
    private final Audit audit;

    ArticleMoves(
            ArticleRows rows,
            ArticleWrites writes,
            ArticleViews views,
            ShelfRows shelf,
            KnowledgeSettings settings,
            Audit audit) {
        this.rows = rows;
        this.writes = writes;
        this.views = views;
        this.shelf = shelf;
        this.settings = settings;
        this.audit = audit;
    }

    /** An article that may move, and where to. */
    record Move(StoredArticle stored, Answer to) {}

    /** Finds it, keeps others from changing it, and refuses what its version or its life forbids. */
    Move lockFor(Act act, String key, OptionalLong expectedVersion) {
        StoredArticle stored = rows.lock(key).orElseThrow(() -> ArticleSentences.unknown(key));
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != stored.version()) {
            throw ArticleSentences.outOfDate(stored, expectedVersion.getAsLong());
        }
        Answer answer = stored.life().answer(act);
        if (answer instanceof Answer.Refused(var obstacle)) {
            throw ArticleSentences.refusal(key, obstacle);
        }
        return new Move(stored, answer);
    }

    /** The article changed; readers' text did not. */
    Article moved(Actor actor, String verb, StoredArticle before, int latest, Map<String, String> facts) {
        writes.touch(before.id(), latest, before.published(), settings.now());
        return written(actor, verb, before.key(), latest, facts);
    }

    /** What readers see changed: another version, or none. */
    Article shelved(
            Actor actor,
            String verb,
            StoredArticle before,
            Optional<Integer> published,
            int shown,
            Map<String, String> facts) {
        writes.touch(before.id(), before.latest().number(), published, settings.now());
        shelf.changed(before.id());
        return written(actor, verb, before.key(), shown, facts);
    }

    Article written(Actor actor, String verb, String key, int shown, Map<String, String> facts) {
        audit.record(actor, "knowledge." + verb, key, facts);
        StoredArticle after = rows.find(key).orElseThrow();
        return views.numbered(actor, after, shown).orElseThrow();
    }
}
