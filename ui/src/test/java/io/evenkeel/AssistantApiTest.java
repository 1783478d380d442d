package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The assistant through the API of a server without a model, which is how an installation begins. */
@Tag("server")
class AssistantApiTest {
    private static RunningServer server;
    private static ApiClient admin;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        admin = server.administrator();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void saysThatNoModelIsConfiguredAndWhatIsAllowed() {
        JsonNode state = admin.get("/api/assistant").mustBe(200).json();
        assertThat(state.get("configured").asBoolean()).isFalse();
        assertThat(state.has("model")).isFalse();
        assertThat(state.get("limits").get("questionsLeft").asInt()).isPositive();
        assertThat(state.get("bounds").get("secondsPerQuestion").asInt()).isEqualTo(60);
    }

    @Test
    void aQuestionIsAnsweredWhole() {
        String chat = chat();
        JsonNode turn = admin.post(questions(chat), Map.of("text", "What fires now?"))
                .mustBe(200)
                .json();
        assertThat(turn.get("answer").get("language").asString()).isEqualTo("en");
        assertThat(turn.get("answer").has("model")).isFalse();
        JsonNode kept = admin.get("/api/assistant/chats/" + chat).mustBe(200).json();
        assertThat(kept.get("turns")).hasSize(1);
        assertThat(kept.get("title").asString()).isEqualTo("What fires now?");
    }

    @Test
    void aQuestionIsAnsweredAsItIsSaid() {
        String chat = chat();
        var answer = admin.without("Accept")
                .with("Accept", "text/event-stream")
                .send("POST", questions(chat), BodyPublishers.ofString("{\"text\":\"谁在值班？\"}"))
                .mustBe(200);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(answer.response().body()).contains("event:words", "event:answer", "\"language\":\"zh-CN\"");
    }

    @Test
    void aQuestionOf200KilobytesIsRefusedBeforeTheStreamBegins() {
        var answer = admin.post(questions(chat()), Map.of("text", "x".repeat(200_000)));
        assertThat(answer.mustBe(413).json().get("type").asString())
                .isEqualTo("urn:evenkeel:problem:question-too-long");
    }

    @Test
    void aChatThatIsNotThereIsUnknown() {
        assertThat(admin.get("/api/assistant/chats/019ab5e0-0000-7000-8000-000000000000")
                        .status())
                .isEqualTo(404);
        assertThat(admin.get("/api/assistant/chats/none").status()).isEqualTo(400);
    }

    @Test
    void aDeletedChatIsGone() {
        String chat = chat();
        admin.delete("/api/assistant/chats/" + chat).mustBe(204);
        admin.get("/api/assistant/chats/" + chat).mustBe(404);
    }

    @Test
    void aProposalThatIsNotThereIsUnknown() {
        String path = "/api/assistant/proposals/019ab5e0-0000-7000-8000-000000000000";
        admin.post(path, Map.of("token", "guessed")).mustBe(404);
        admin.post(path, Map.of()).mustBe(400);
        admin.delete(path).mustBe(404);
    }

    @Test
    void thereIsNothingToDraftFromWhatIsNotThere() {
        admin.post("/api/assistant/drafts", Map.of("kind", "REVIEW", "about", "INC-999"))
                .mustBe(404);
    }

    private static String chat() {
        return admin.post("/api/assistant/chats", Map.of())
                .mustBe(201)
                .json()
                .get("id")
                .asString();
    }

    private static String questions(String chat) {
        return "/api/assistant/chats/" + chat + "/questions";
    }
}
