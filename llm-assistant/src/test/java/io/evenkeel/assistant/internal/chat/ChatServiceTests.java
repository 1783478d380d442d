package io.evenkeel.assistant.internal.chat;

import static io.evenkeel.assistant.internal.model.ScriptedModel.pausing;
import static io.evenkeel.assistant.internal.model.ScriptedModel.status;
import static io.evenkeel.assistant.internal.model.ScriptedModel.tool;
import static io.evenkeel.assistant.internal.model.ScriptedModel.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Answer.Check;
import io.evenkeel.assistant.Chats.Chat;
import io.evenkeel.assistant.Chats.Turn;
import io.evenkeel.assistant.Composer.Progress;
import io.evenkeel.assistant.internal.AssistantSettings;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatServiceTests {
    private AssistantRoom room = new AssistantRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aTurnIsKeptWithItsSourcesAndTheirChecks() {
        UUID chat = begin(Optional.of("INC-1"));
        ask(chat, "What about db-01?");

        Chat kept = room.chats.get(room.wei, chat);
        assertThat(kept.title()).isEqualTo("What about db-01?");
        assertThat(kept.about()).contains("INC-1");
        Answer answer = kept.turns().getFirst().answer().orElseThrow();
        assertThat(answer.claims()).extracting(Answer.Claim::check).containsExactly(Check.HOLDS, Check.NOT_IN_SOURCE);
        assertThat(answer.sources()).extracting("id").containsExactly("incident/INC-1");
        assertThat(answer.model()).isEmpty();
        assertThat(answer.modelAway()).isEmpty();
        assertThat(kept.turns().getFirst().cutOff()).isFalse();
    }

    @Test
    void anothersChatIsUnknown() {
        UUID chat = begin(Optional.empty());
        refused("chat-unknown", () -> room.chats.get(room.li, chat));
        refused("chat-unknown", () -> room.chats.ask(room.li, chat, "What?"));
        refused("chat-unknown", () -> room.chats.delete(room.li, chat));
        assertThat(room.chats.list(room.li, Optional.empty())).isEmpty();
        assertThat(room.chats.list(room.wei, Optional.empty())).hasSize(1);
    }

    @Test
    void aProgramDoesNotChat() {
        var program = new Actor(Actor.Kind.TOKEN, "t", "program", Set.of());
        refused("right-missing", () -> room.chats.begin(program, Optional.empty()));
    }

    @Test
    void aDeletedChatIsGoneAndTheTrailStays() {
        UUID chat = begin(Optional.empty());
        ask(chat, "What?");
        room.chats.delete(room.wei, chat);
        refused("chat-unknown", () -> room.chats.get(room.wei, chat));
        assertThat(room.audit.verbs()).contains("assistant.ask", "assistant.answer", "assistant.delete-chat");
    }

    @Test
    void whatWasAskedSeenAndAnsweredStandsInTheTrailWithoutSecrets() {
        UUID chat = begin(Optional.of("INC-1"));
        ask(chat, "Is password=hunter2 right?");
        Map<String, String> asked = fact("assistant.ask");
        Map<String, String> answered = fact("assistant.answer");
        assertThat(asked.get("question")).isEqualTo("Is password=*** right?");
        assertThat(answered)
                .containsEntry("tools", "incident(INC-1)")
                .containsEntry("sources", "incident/INC-1")
                .containsEntry("checked", "HOLDS=1 NOT_IN_SOURCE=1 NO_SOURCE=0 NO_CLAIM=0");
    }

    @Test
    void aQuestionOf200KilobytesIsRefused() {
        UUID chat = begin(Optional.empty());
        refused("question-too-long", () -> room.chats.ask(room.wei, chat, "x".repeat(200_000)));
        refused("question-empty", () -> room.chats.ask(room.wei, chat, "  \n "));
        assertThat(room.chats.get(room.wei, chat).turns()).isEmpty();
    }

    @Test
    void onePersonAsksSoManyAMinute() {
        UUID chat = begin(Optional.empty());
        for (int number = 0; number < 12; number++) {
            ask(chat, "What?");
        }
        assertThat(room.chats.standing(room.wei).questionsLeft()).isZero();
        assertThat(room.chats.standing(room.wei).resetsAt())
                .isEqualTo(room.now().plusSeconds(60));
        refused("questions-too-many", () -> room.chats.ask(room.wei, chat, "What?"));
        assertThat(room.chats.standing(room.li).questionsLeft()).as("another's").isEqualTo(12);
        room.clock.advance(Duration.ofSeconds(61));
        ask(chat, "What?");
    }

    @Test
    void deletingAChatGivesNoQuestionBack() {
        UUID chat = begin(Optional.empty());
        ask(chat, "What?");
        room.chats.delete(room.wei, chat);
        assertThat(room.chats.standing(room.wei).questionsLeft()).isEqualTo(11);
    }

    @Test
    void aChatTakesFiftyQuestions() {
        UUID chat = begin(Optional.empty());
        for (int number = 0; number < 50; number++) {
            room.clock.advance(Duration.ofSeconds(10));
            ask(chat, "What?");
        }
        refused("chat-full", () -> room.chats.ask(room.wei, chat, "What?"));
    }

    @Test
    void onePersonHasThreeQuestionsAtOnce() {
        UUID chat = begin(Optional.empty());
        var asked = List.of(
                room.chats.ask(room.wei, chat, "1"),
                room.chats.ask(room.wei, chat, "2"),
                room.chats.ask(room.wei, chat, "3"));
        refused("questions-at-once", () -> room.chats.ask(room.wei, chat, "4"));
        asked.forEach(each -> each.close());
        asked.getFirst().close();
        ask(chat, "5");
    }

    @Test
    void oldChatsAreForgotten() {
        UUID chat = begin(Optional.empty());
        ask(chat, "What?");
        room.clock.advance(Duration.ofDays(91));
        room.context.getBean(ChatUpkeep.class).forget();
        refused("chat-unknown", () -> room.chats.get(room.wei, chat));
    }

    @Test
    void theModelAnswersWhereThereIsOne() {
        withModel(AssistantRoom.usual());
        room.script.then(tool("incident", "{\"key\":\"INC-1\"}"), words("Load is 92 % [1]."));
        Turn turn = ask(begin(Optional.empty()), "What?");
        assertThat(turn.answer().orElseThrow().model()).contains("scripted");
        assertThat(room.chats.standing(room.wei).tokensLeft()).contains(760L);
        assertThat(fact("assistant.answer")).containsEntry("model", "scripted").containsEntry("tokens", "240");
    }

    @Test
    void whereTheModelIsAwayTheGrammarAnswersAndSaysSo() {
        withModel(AssistantRoom.usual());
        room.script.then(status(401, Map.of()));
        Answer answer = ask(begin(Optional.empty()), "What?").answer().orElseThrow();
        assertThat(answer.model()).isEmpty();
        assertThat(answer.modelAway())
                .hasValueSatisfying(sentence ->
                        assertThat(sentence).contains("does not accept the key").doesNotContain("sk-very-secret"));
        assertThat(answer.claims()).isNotEmpty();
        assertThat(room.chats.standing(room.wei).away()).isPresent();
        assertThat(room.audit.list(Optional.empty(), Optional.empty(), 100).toString())
                .doesNotContain("sk-very-secret");
    }

    @Test
    void anAnswerOfWhichNothingStandsInTheSourcesIsNotShown() {
        withModel(AssistantRoom.usual());
        room.script.then(tool("incident", "{\"key\":\"INC-1\"}"), words("Load is 55 % [1]. All is lost."));
        Answer answer = ask(begin(Optional.empty()), "What?").answer().orElseThrow();
        assertThat(answer.model()).isEmpty();
        assertThat(answer.modelAway())
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("stands in the sources"));
    }

    @Test
    void whereTheModelDoesNotKnowItSaysWhomToAsk() {
        withModel(AssistantRoom.usual());
        room.script.then(words("UNKNOWN\nI do not know."));
        Answer answer = ask(begin(Optional.empty()), "What?").answer().orElseThrow();
        assertThat(answer.outcome()).isEqualTo(Answer.Outcome.UNKNOWN);
        assertThat(answer.whomToAsk()).contains("Zhang Wei");
    }

    @Test
    void whenTheTokensOfTheDayAreUsedUpTheModelIsNotAsked() {
        withModel(new AssistantSettings(12, 200, 3_000, 60, 3, 100, Duration.ofSeconds(20), Duration.ofDays(90)));
        room.script.then(tool("incident", "{\"key\":\"INC-1\"}"), words("Load is 92 % [1]."));
        UUID chat = begin(Optional.empty());
        ask(chat, "What?");
        Answer second = ask(chat, "What?").answer().orElseThrow();
        assertThat(second.model()).isEmpty();
        assertThat(second.modelAway())
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("used up"));
        assertThat(room.script.asked()).hasSize(2);
        room.clock.advance(Duration.ofDays(1));
        assertThat(room.chats.standing(room.wei).tokensLeft()).contains(100L);
    }

    @Test
    void whatWasBegunIsKeptAsCutOff() throws InterruptedException {
        withModel(AssistantRoom.usual());
        var said = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var heard = new CountDownLatch(1);
        room.script.then(pausing(said, never, "Load is ", "92 %."));
        UUID chat = begin(Optional.empty());
        var turn = new AtomicReference<Turn>();
        Thread asking = Thread.ofVirtual().start(() -> {
            try (var asked = room.chats.ask(room.wei, chat, "What?")) {
                turn.set(asked.answer(new Progress() {
                    @Override
                    public void looksAt(String tool, String subject) {}

                    @Override
                    public void says(String words) {
                        heard.countDown();
                    }
                }));
            }
        });
        heard.await();
        asking.interrupt();
        asking.join();
        never.countDown();

        Turn kept = room.chats.get(room.wei, chat).turns().getFirst();
        assertThat(kept.cutOff()).isTrue();
        assertThat(kept.answer().orElseThrow().claims()).singleElement().satisfies(claim -> {
            assertThat(claim.text()).isEqualTo("Load is");
            assertThat(claim.check()).isEqualTo(Check.NO_SOURCE);
        });
        assertThat(fact("assistant.answer")).containsEntry("cutOff", "true");
    }

    private void withModel(AssistantSettings settings) {
        room.close();
        room = new AssistantRoom(true, settings);
    }

    private UUID begin(Optional<String> about) {
        return room.chats.begin(room.wei, about).id();
    }

    private Turn ask(UUID chat, String text) {
        try (var asked = room.chats.ask(room.wei, chat, text)) {
            return asked.answer(Progress.NONE);
        }
    }

    private Map<String, String> fact(String verb) {
        return room.audit.list(Optional.empty(), Optional.empty(), 100).stream()
                .filter(act -> act.verb().equals(verb))
                .findFirst()
                .orElseThrow()
                .facts();
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
