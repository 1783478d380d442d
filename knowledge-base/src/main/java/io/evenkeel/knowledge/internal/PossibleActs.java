package io.evenkeel.knowledge.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.knowledge.Articles.ArticleAct;
import io.evenkeel.knowledge.Articles.Verb;
import io.evenkeel.knowledge.internal.Life.Act;
import io.evenkeel.knowledge.internal.Life.Answer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What an actor may do with an article in its state, and why not where not. */
@Component
class PossibleActs {
    private final FourEyes fourEyes;

    PossibleActs(FourEyes fourEyes) {
        this.fourEyes = fourEyes;
    }

    List<ArticleAct> of(Actor actor, StoredArticle stored) {
        return Stream.of(Verb.values())
                .filter(verb -> actor.has(right(verb)))
                .map(verb -> act(actor, stored, verb))
                .toList();
    }

    private ArticleAct act(Actor actor, StoredArticle stored, Verb verb) {
        if (stored.life().answer(Act.valueOf(verb.name())) instanceof Answer.Refused(var obstacle)) {
            return refused(verb, ArticleSentences.code(obstacle), ArticleSentences.sentence(stored.key(), obstacle));
        }
        if (verb != Verb.PUBLISH) {
            return new ArticleAct(verb, true, Optional.empty(), Optional.empty());
        }
        return switch (fourEyes.look(actor, stored.latest())) {
            case ANOTHER -> new ArticleAct(verb, true, Optional.empty(), Optional.empty());
            case ALONE ->
                new ArticleAct(
                        verb, true, Optional.of(ArticleSentences.ALONE), Optional.of(ArticleSentences.aloneSentence()));
            case OWN -> refused(verb, ArticleSentences.OWN, ArticleSentences.ownSentence(stored.key()));
        };
    }

    private static ArticleAct refused(Verb verb, String code, String sentence) {
        return new ArticleAct(verb, false, Optional.of(code), Optional.of(sentence));
    }

    private static Right right(Verb verb) {
        return switch (verb) {
            case REVISE, SUBMIT, DISCARD -> Right.WRITE_KNOWLEDGE;
            case RETURN, PUBLISH, EXPIRE, CONFIRM -> Right.PUBLISH_KNOWLEDGE;
        };
    }
}
