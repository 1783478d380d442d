package io.evenkeel.assistant.web;

import io.evenkeel.assistant.Chats;
import io.evenkeel.assistant.Composer;
import io.evenkeel.assistant.web.AssistantAnswers.AssistantChat;
import io.evenkeel.assistant.web.AssistantAnswers.AssistantChatLine;
import io.evenkeel.assistant.web.AssistantAnswers.AssistantChats;
import io.evenkeel.assistant.web.AssistantAnswers.AssistantState;
import io.evenkeel.assistant.web.AssistantAnswers.AssistantTurn;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Given;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** The assistant: what it is, one's own chats, and questions, answered whole or as it is said. */
@RestController
@RequestMapping("/api/assistant")
class AssistantController {
    private final Chats chats;
    private final JsonMapper json;

    AssistantController(Chats chats, JsonMapper json) {
        this.chats = chats;
        this.json = json;
    }

    /** @param about {@code INC-7}, or an item's name */
    record BeginChatRequest(@Nullable String about) {}

    record QuestionRequest(@Nullable String text) {}

    @GetMapping
    @Needs(Right.OWN_ACCOUNT)
    AssistantState state(Actor actor) {
        return AssistantState.of(chats.standing(actor));
    }

    @GetMapping("/chats")
    @Needs(Right.OWN_ACCOUNT)
    AssistantChats list(Actor actor, @RequestParam Optional<String> about) {
        return new AssistantChats(
                chats.list(actor, about).stream().map(AssistantChatLine::of).toList());
    }

    @PostMapping("/chats")
    @Needs(Right.OWN_ACCOUNT)
    @ResponseStatus(HttpStatus.CREATED)
    AssistantChat begin(Actor actor, @RequestBody BeginChatRequest request) {
        return AssistantChat.of(chats.begin(actor, Given.text(request.about())));
    }

    @GetMapping("/chats/{id}")
    @Needs(Right.OWN_ACCOUNT)
    AssistantChat one(Actor actor, @PathVariable UUID id) {
        return AssistantChat.of(chats.get(actor, id));
    }

    @DeleteMapping("/chats/{id}")
    @Needs(Right.OWN_ACCOUNT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable UUID id) {
        chats.delete(actor, id);
    }

    /** The answer whole; with {@code Accept: text/event-stream} as it is said. */
    @PostMapping("/chats/{id}/questions")
    @Needs(Right.OWN_ACCOUNT)
    AssistantTurn ask(Actor actor, @PathVariable UUID id, @RequestBody QuestionRequest request) {
        try (Chats.Asked asked = chats.ask(actor, id, Given.orEmpty(request.text()))) {
            return AssistantTurn.of(asked.answer(Composer.Progress.NONE));
        }
    }

    /** Events {@code looks}, {@code words}, {@code answer}, {@code failed}; closing the stream ends the work. */
    @PostMapping(path = "/chats/{id}/questions", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Needs(Right.OWN_ACCOUNT)
    SseEmitter stream(
            Actor actor, @PathVariable UUID id, @RequestBody QuestionRequest request, HttpServletResponse response) {
        Chats.Asked asked = chats.ask(actor, id, Given.orEmpty(request.text()));
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("Cache-Control", "no-store");
        return new AnswerStream(asked, json).start();
    }
}
