package io.evenkeel.assistant.web;

import io.evenkeel.assistant.Chats;
import io.evenkeel.assistant.Composer;
import io.evenkeel.assistant.web.AssistantAnswers.AssistantTurn;
import io.evenkeel.audit.DatabaseTrouble;
import io.evenkeel.audit.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * One answer as server-sent events (WHATWG HTML, section 9.2). Two threads: one answers, one writes a comment now and then,
 * by which a proxy sees that the stream lives and we see that the browser is gone; then the work ends.
 */
final class AnswerStream implements Composer.Progress {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerStream.class);
    private static final Duration BEAT = Duration.ofSeconds(2);

    private final Chats.Asked asked;
    private final JsonMapper json;
    private final SseEmitter emitter = new SseEmitter(0L);
    private volatile @Nullable Thread worker;
    private volatile boolean over;

    AnswerStream(Chats.Asked asked, JsonMapper json) {
        this.asked = asked;
        this.json = json;
    }

    SseEmitter start() {
        emitter.onCompletion(this::end);
        emitter.onTimeout(this::end);
        emitter.onError(_ -> end());
        Thread answering = Thread.ofVirtual().name("assistant-answer").unstarted(this::work);
        worker = answering;
        answering.start();
        Thread.ofVirtual().name("assistant-beat").start(this::beat);
        return emitter;
    }

    private void work() {
        try (asked) {
            Chats.Turn turn = asked.answer(this);
            if (!turn.cutOff()) {
                send("answer", AssistantTurn.of(turn));
            }
        } catch (CancellationException gone) {
            LOG.debug("event=asker-gone");
        } catch (RuntimeException failure) {
            fail(failure);
        } finally {
            over = true;
            // An interruption that came late would break off the last write.
            Thread.interrupted();
            emitter.complete();
        }
    }

    /** Its status is sent already, so the refusal comes as the last event. */
    private void fail(RuntimeException failure) {
        Refusal refusal = failure instanceof Refusal known
                ? known
                : DatabaseTrouble.in(failure)
                        .orElseGet(() -> new Refusal(
                                Refusal.Kind.UNAVAILABLE,
                                "assistant-failed",
                                "The question could not be answered; the server's log has the reason. Ask again."));
        if (!(failure instanceof Refusal)) {
            LOG.error("event=answer-failed", failure);
        }
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:evenkeel:problem:" + refusal.code());
        problem.put("status", refusal.kind().status());
        problem.put("detail", String.valueOf(refusal.getMessage()));
        try {
            send("failed", problem);
        } catch (CancellationException gone) {
            LOG.debug("event=asker-gone");
        }
    }

    @Override
    public void looksAt(String tool, String subject) {
        send("looks", Map.of("tool", tool, "subject", subject));
    }

    @Override
    public void says(String words) {
        send("words", Map.of("text", words));
    }

    private void send(String name, Object body) {
        try {
            emitter.send(SseEmitter.event().name(name).data(json.writeValueAsString(body)));
        } catch (IOException | IllegalStateException gone) {
            end();
            throw new CancellationException("whoever asked went away");
        }
    }

    private void beat() {
        try {
            while (!over) {
                emitter.send(SseEmitter.event().comment("works"));
                Thread.sleep(BEAT);
            }
        } catch (IOException | IllegalStateException gone) {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        Thread answering = worker;
        if (!over && answering != null) {
            over = true;
            answering.interrupt();
        }
    }
}
