package io.evenkeel.assistant.internal.eval;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Chats;
import io.evenkeel.assistant.Composer;
import io.evenkeel.assistant.Evaluation.Result;
import io.evenkeel.assistant.EvaluationRefused;
import io.evenkeel.assistant.Proposing;
import io.evenkeel.assistant.Question;
import io.evenkeel.assistant.internal.AssistantSettings;
import io.evenkeel.assistant.internal.Languages;
import io.evenkeel.assistant.internal.chat.Answering;
import io.evenkeel.assistant.internal.model.ModelWiring;
import io.evenkeel.audit.Actor;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** One run over a questions file: what a server would answer, with the model that is configured or without one. */
public final class Trial {
    private static final int WARM_UP = 5;

    private final Estate estate;
    private final Answering answering;
    private final HeardModel model;
    private final long mostTokens;

    private Trial(Estate estate, HeardModel model, long mostTokens) {
        this.estate = estate;
        this.answering = new Answering(estate.composer(), model);
        this.model = model;
        this.mostTokens = mostTokens;
    }

    /**
     * @param verbose whether the text of right answers is printed too
     * @param settings those of a server; a model is asked where they name one
     */
    public static Result run(Path questions, Path folder, PrintWriter out, boolean verbose, Environment settings) {
        List<AskedQuestion> asked = AskedQuestion.read(questions);
        Estate estate = Estate.load(folder);
        var bounds = AssistantSettings.of(settings);
        try (var line = ModelWiring.line(
                settings,
                () -> List.copyOf(estate.tools()),
                ReadOnly.door(Proposing.class, new NoCards()),
                bounds.time(),
                InstantSource.fixed(estate.now()),
                InstantSource.system())) {
            var trial = new Trial(estate, new HeardModel(line), bounds.tokensPerDay());
            return trial.run(asked, new Sheet(out, verbose));
        }
    }

    private Result run(List<AskedQuestion> asked, Sheet sheet) {
        sheet.head(asked.size(), estate.now(), model);
        asked.stream().limit(WARM_UP).forEach(this::warmUp);
        for (AskedQuestion one : asked) {
            long begin = System.nanoTime();
            Answer answer = answer(one);
            double seconds = (System.nanoTime() - begin) / 1e9;
            sheet.add(one, answer, Verdict.of(one, answer), seconds);
        }
        return sheet.sums(model);
    }

    private void warmUp(AskedQuestion one) {
        if (one.question().length() > Chats.LONGEST_QUESTION) {
            return;
        }
        estate.composer().answer(asker(one), question(one), Composer.Progress.NONE);
    }

    private Answer answer(AskedQuestion one) {
        if (one.question().strip().length() > Chats.LONGEST_QUESTION) {
            return tooLong(one);
        }
        try {
            return answering
                    .answer(asker(one), question(one), model.tokens() < mostTokens, Composer.Progress.NONE)
                    .answer();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new EvaluationRefused("The evaluation was stopped at question " + one.id() + ".", stopped);
        }
    }

    /** A chat refuses it before anybody is asked. */
    private static Answer tooLong(AskedQuestion one) {
        String language = Languages.of(one.question());
        String words = Languages.pick(language, "The question is too long; ask for less at once.", "问题太长，一次少问一些。");
        return new Answer(
                language,
                Answer.Outcome.REFUSED,
                List.of(new Answer.Claim(words, List.of(), Answer.Check.NO_CLAIM)),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO);
    }

    private Actor asker(AskedQuestion one) {
        return estate.asker(one.asker());
    }

    private static Question question(AskedQuestion one) {
        return new Question(one.question(), one.about(), List.of());
    }

    /** Nobody is there to press one. */
    record NoCards() {
        public Optional<io.evenkeel.assistant.Proposal> propose(
                Actor asker, Proposing.Verb verb, String object, String words, String language) {
            return Optional.empty();
        }
    }
}
