package io.evenkeel.assistant.internal.chat;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Answer.Check;
import io.evenkeel.assistant.Answer.Outcome;
import io.evenkeel.assistant.Composer;
import io.evenkeel.assistant.Composer.Progress;
import io.evenkeel.assistant.Question;
import io.evenkeel.assistant.internal.Languages;
import io.evenkeel.assistant.internal.check.Checker;
import io.evenkeel.assistant.internal.model.ModelLine;
import io.evenkeel.assistant.internal.model.ModelLine.Answered;
import io.evenkeel.assistant.internal.model.ModelLine.Away;
import io.evenkeel.audit.Actor;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Who answers: the model, where there is one and it can be had; else the grammar. What the grammar refuses, an act, an order to
 * the reader or what the asker may not see, goes to no model. Whoever it was, its claims are checked.
 */
@Component
public class Answering {
    private final Composer grammar;
    private final ModelLine model;

    @Autowired
    Answering(ObjectProvider<Composer> grammars, ModelLine model) {
        this(grammars.getIfAvailable(Silent::new), model);
    }

    public Answering(Composer grammar, ModelLine model) {
        this.grammar = grammar;
        this.model = model;
    }

    /** @param tokens of the model, whoever answered in the end */
    public record Result(Answer answer, long tokens) {}

    /** @param mayAskModel whether there are tokens left today */
    public Result answer(Actor asker, Question question, boolean mayAskModel, Progress progress)
            throws InterruptedException {
        long begin = System.nanoTime();
        if (model.model().isEmpty()) {
            return new Result(grammar(asker, question, Optional.empty(), begin, progress), 0);
        }
        String language = Languages.of(question.text());
        Optional<String> away = mayAskModel ? model.away(language) : Optional.of(spent(language));
        if (away.isPresent()) {
            return new Result(grammar(asker, question, away, begin, progress), 0);
        }
        Answer facts = Checker.checked(grammar.answer(asker, question, Progress.NONE));
        if (facts.outcome() == Outcome.REFUSED) {
            facts.claims().forEach(claim -> progress.says(claim.text() + "\n"));
            return new Result(with(facts, facts.whomToAsk(), Optional.empty(), begin), 0);
        }
        return switch (model.ask(asker, question, progress)) {
            case Answered(Answer answer, long tokens) ->
                new Result(believed(asker, question, Checker.checked(answer), facts, begin, progress), tokens);
            case Away(String sentence, long tokens) ->
                new Result(grammar(asker, question, Optional.of(sentence), begin, progress), tokens);
        };
    }

    private Answer grammar(Actor asker, Question question, Optional<String> away, long begin, Progress progress) {
        Answer answer = grammar.answer(asker, question, progress);
        return Checker.checked(with(answer, answer.whomToAsk(), away, begin));
    }

    /**
     * What fails is marked; where less than half of what is stated stands in the sources, the answer without the model is given
     * instead. Where the model does not know, the grammar says whom to ask.
     */
    private Answer believed(
            Actor asker, Question question, Answer checked, Answer facts, long begin, Progress progress) {
        if (checked.outcome() == Outcome.ANSWERED && !mostlyHolds(checked)) {
            return grammar(asker, question, Optional.of(unproven(checked.language())), begin, progress);
        }
        Optional<String> whom = checked.outcome() == Outcome.UNKNOWN ? facts.whomToAsk() : checked.whomToAsk();
        return with(checked, whom, Optional.empty(), begin);
    }

    private static boolean mostlyHolds(Answer checked) {
        long stated = checked.claims().stream()
                .filter(claim -> claim.check() != Check.NO_CLAIM)
                .count();
        long holding = checked.claims().stream()
                .filter(claim -> claim.check() == Check.HOLDS)
                .count();
        return holding > 0 && holding * 2 >= stated;
    }

    private static String unproven(String language) {
        return Languages.pick(
                language,
                "Too little of what the model wrote stands in the sources, so it is not shown.",
                "模型所写的内容大多在来源中找不到，因此没有显示。");
    }

    private static String spent(String language) {
        return Languages.pick(
                language,
                "The model's tokens of today are used up; they begin anew at midnight UTC.",
                "今天的模型令牌已用完，UTC 零点重新开始。");
    }

    private static Answer with(Answer answer, Optional<String> whom, Optional<String> away, long begin) {
        return new Answer(
                answer.language(),
                answer.outcome(),
                answer.claims(),
                answer.sources(),
                whom,
                answer.proposals(),
                answer.model(),
                away,
                Duration.ofNanos(System.nanoTime() - begin));
    }
}
