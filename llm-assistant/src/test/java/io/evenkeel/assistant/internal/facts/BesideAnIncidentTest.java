package io.evenkeel.assistant.internal.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Answer.Outcome;
import io.evenkeel.assistant.Composer;
import io.evenkeel.assistant.Question;
import io.evenkeel.assistant.Source;
import io.evenkeel.assistant.internal.eval.Estate;
import io.evenkeel.assistant.internal.grammar.Asked;
import io.evenkeel.assistant.internal.grammar.Grammar;
import io.evenkeel.assistant.internal.grammar.Intent;
import io.evenkeel.assistant.internal.grammar.Names;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody asks first who was paged and opened the incident. */
class BesideAnIncidentTest {
    private static final Estate ESTATE = Estate.load(Path.of("eval", "estate"));
    private static final String KEY = "INC-231";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is wrong?",
                "Who is working on it, and who is on call?",
                "Since when?",
                "What changed?",
                "Why did it happen?",
                "What should I do now?",
                "出了什么问题？",
                "谁在处理，谁在值班？",
                "从什么时候开始的？",
                "有什么变更？",
                "为什么会这样？",
                "现在该怎么办？"
            })
    void whatIsAskedFirstIsAnsweredFromSources(String question) {
        Answer answer = ask(question, List.of());

        assertThat(answer.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(answer.claims())
                .allSatisfy(claim -> assertThat(claim.sources()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"What changed?", "有什么变更？"})
    void thatNothingWasChangedIsKnownFromTheListOfChanges(String question) {
        Answer answer = ESTATE.composer()
                .answer(
                        ESTATE.asker("zhang.wei"),
                        new Question(question, Optional.of("INC-198"), List.of()),
                        Composer.Progress.NONE);

        assertThat(answer.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(answer.sources()).extracting(Source::id).containsExactly("changes/INC-198");
    }

    @Test
    void anIncidentThatOnlyAnAnswerBroughtInIsNotMeantByIt() {
        Answer similar = ask("Has something similar happened before?", List.of());

        Answer why = ask(
                "Why did it happen?", List.of(new Question.Turn("Has something similar happened before?", similar)));

        assertThat(similar.sources()).extracting(Source::id).doesNotContain("incident/" + KEY);
        assertThat(why.sources()).extracting(Source::id).contains("diagnosis/" + KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"On call", "值班"})
    void aScheduleThatIsCalledLikeTheDutyHidesNoQuestionAboutIt(String name) {
        Names names = new Names(List.of(), List.of(), List.of(), List.of(name), List.of());

        Asked asked = Grammar.read(
                "Who is on call? 谁值班？", Grammar.Chat.NEW, names, Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);

        assertThat(asked.wants(Intent.ON_CALL)).isTrue();
        assertThat(asked.schedules()).isEmpty();
    }

    private static Answer ask(String question, List<Question.Turn> before) {
        return ESTATE.composer()
                .answer(
                        ESTATE.asker("zhang.wei"),
                        new Question(question, Optional.of(KEY), before),
                        Composer.Progress.NONE);
    }
}
