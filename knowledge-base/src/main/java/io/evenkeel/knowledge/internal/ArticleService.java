package io.evenkeel.knowledge.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Article.State;
import io.evenkeel.knowledge.Articles;
import io.evenkeel.knowledge.Difference;
import io.evenkeel.knowledge.internal.ArticleMoves.Move;
import io.evenkeel.knowledge.internal.FourEyes.Look;
import io.evenkeel.knowledge.internal.Life.Act;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** {@link Articles} over its rows: each verb checks, asks the article's life, writes. */
@Service
class ArticleService implements Articles {
    private final ArticleReading reading;
    private final ArticleWrites writes;
    private final ArticleMoves moves;
    private final ArticleTexts texts;
    private final FourEyes fourEyes;
    private final KnowledgeSettings settings;

    ArticleService(
            ArticleReading reading,
            ArticleWrites writes,
            ArticleMoves moves,
            ArticleTexts texts,
            FourEyes fourEyes,
            KnowledgeSettings settings) {
        this.reading = reading;
        this.writes = writes;
        this.moves = moves;
        this.texts = texts;
        this.fourEyes = fourEyes;
        this.settings = settings;
    }

    @Override
    @Transactional
    public Article write(Actor actor, ArticleText text) {
        actor.mustHave(Right.WRITE_KNOWLEDGE);
        Edition first = draft(1, texts.checked(actor, text), Set.of(actor.id()), actor);
        String key = writes.insert(first, Optional.empty(), Optional.empty());
        return moves.written(
                actor, "write", key, 1, Map.of("title", first.text().title()));
    }

    @Override
    @Transactional
    public Article revise(Actor actor, String key, ArticleText text, OptionalLong expectedVersion) {
        actor.mustHave(Right.WRITE_KNOWLEDGE);
        Move move = moves.lockFor(Act.REVISE, key, expectedVersion);
        Edition latest = move.stored().latest();
        boolean next = move.to() instanceof Life.Answer.NextVersion;
        Set<String> authors = new LinkedHashSet<>(next ? List.of() : latest.authorIds());
        authors.add(actor.id());
        int number = next ? latest.number() + 1 : latest.number();
        writes.put(move.stored().id(), draft(number, texts.checked(actor, text), authors, actor));
        return moves.moved(actor, "revise", move.stored(), number, Map.of("number", Integer.toString(number)));
    }

    private Edition draft(int number, ArticleText text, Set<String> authors, Actor actor) {
        return new Edition(
                number,
                State.DRAFT,
                text,
                List.copyOf(authors),
                actor.name(),
                settings.now(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    @Override
    @Transactional
    public Article submit(Actor actor, String key, OptionalLong expectedVersion) {
        actor.mustHave(Right.WRITE_KNOWLEDGE);
        return latestTo(State.REVIEW, actor, "submit", moves.lockFor(Act.SUBMIT, key, expectedVersion), "");
    }

    @Override
    @Transactional
    public Article giveBack(Actor actor, String key, String reason, OptionalLong expectedVersion) {
        actor.mustHave(Right.PUBLISH_KNOWLEDGE);
        String why = ArticleSentences.reason(reason);
        return latestTo(State.DRAFT, actor, "return", moves.lockFor(Act.RETURN, key, expectedVersion), why);
    }

    @Override
    @Transactional
    public Article discard(Actor actor, String key, String reason, OptionalLong expectedVersion) {
        actor.mustHave(Right.WRITE_KNOWLEDGE);
        String why = ArticleSentences.reason(reason);
        return latestTo(State.EXPIRED, actor, "discard", moves.lockFor(Act.DISCARD, key, expectedVersion), why);
    }

    private Article latestTo(State to, Actor actor, String verb, Move move, String why) {
        int number = move.stored().latest().number();
        Optional<String> reason = Optional.of(why).filter(text -> !text.isEmpty());
        writes.move(move.stored().id(), number, to, reason.map(_ -> actor.name()), reason);
        return moves.moved(
                actor,
                verb,
                move.stored(),
                number,
                reason.map(text -> Map.of("reason", text)).orElse(Map.of()));
    }

    @Override
    @Transactional
    public Article publish(Actor actor, String key, Optional<LocalDate> reviewBy, OptionalLong expectedVersion) {
        actor.mustHave(Right.PUBLISH_KNOWLEDGE);
        reviewBy.ifPresent(texts::checkDate);
        Move move = moves.lockFor(Act.PUBLISH, key, expectedVersion);
        Edition latest = move.stored().latest();
        Look look = fourEyes.look(actor, latest);
        if (look == Look.OWN) {
            throw ArticleSentences.own(key);
        }
        writes.move(move.stored().id(), latest.number(), State.PUBLISHED, Optional.of(actor.name()), Optional.empty());
        return shelve(actor, "publish", move.stored(), latest.number(), reviewDate(reviewBy, latest), look);
    }

    /** A date of the text that is over by now counts as none. */
    private LocalDate reviewDate(Optional<LocalDate> asked, Edition latest) {
        return asked.or(() -> latest.text().reviewBy().filter(date -> date.isAfter(settings.today())))
                .orElseGet(settings::reviewByDefault);
    }

    private Article shelve(Actor actor, String verb, StoredArticle stored, int number, LocalDate reviewBy, Look look) {
        writes.publish(stored.id(), number, settings.now(), Optional.of(reviewBy));
        return moves.shelved(
                actor,
                verb,
                stored,
                Optional.of(number),
                number,
                Map.of(
                        "number",
                        Integer.toString(number),
                        "reviewBy",
                        reviewBy.toString(),
                        "anotherLooked",
                        Boolean.toString(look == Look.ANOTHER)));
    }

    @Override
    @Transactional
    public Article expire(Actor actor, String key, String reason, OptionalLong expectedVersion) {
        actor.mustHave(Right.PUBLISH_KNOWLEDGE);
        String why = ArticleSentences.reason(reason);
        StoredArticle stored = moves.lockFor(Act.EXPIRE, key, expectedVersion).stored();
        int number = stored.published().orElseThrow();
        writes.move(stored.id(), number, State.EXPIRED, Optional.of(actor.name()), Optional.of(why));
        return moves.shelved(actor, "expire", stored, Optional.empty(), number, Map.of("reason", why));
    }

    @Override
    @Transactional
    public Article confirm(Actor actor, String key, LocalDate reviewBy, OptionalLong expectedVersion) {
        actor.mustHave(Right.PUBLISH_KNOWLEDGE);
        texts.checkDate(reviewBy);
        StoredArticle stored = moves.lockFor(Act.CONFIRM, key, expectedVersion).stored();
        int number = stored.published().orElse(stored.latest().number());
        return shelve(actor, "confirm", stored, number, reviewBy, fourEyes.look(actor, stored.latest()));
    }

    @Override
    public Optional<Article> find(Actor actor, String key, Optional<Integer> number) {
        return reading.find(actor, key, number);
    }

    @Override
    public ArticlePage list(Actor actor, ArticleSearch search) {
        return reading.list(actor, search);
    }

    @Override
    public List<ArticleEdition> versions(Actor actor, String key) {
        return reading.versions(actor, key);
    }

    @Override
    public Difference difference(Actor actor, String key, int from, int to) {
        return reading.difference(actor, key, from, to);
    }

    @Override
    public Difference differenceTo(Actor actor, String key, String body) {
        return reading.differenceTo(actor, key, body);
    }

    @Override
    public List<ArticleAct> acts(Actor actor, String key) {
        return reading.acts(actor, key);
    }

    @Override
    public Optional<RuleRunbook> ofRule(Actor actor, String rule, Optional<String> language) {
        return reading.ofRule(actor, rule, language);
    }
}
