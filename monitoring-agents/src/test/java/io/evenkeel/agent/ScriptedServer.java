package io.evenkeel.agent;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A server that answers as it is told, and takes everything when it is told nothing more. */
final class ScriptedServer implements ServerLink {

    private final ArrayDeque<Answer> answers = new ArrayDeque<>();
    private final List<String> taken = new ArrayList<>();
    private int requests;

    ScriptedServer answers(Answer... next) {
        answers.addAll(List.of(next));
        return this;
    }

    @Override
    public Answer write(byte[] body) {
        return answer(new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public Answer ship(byte[] body) {
        return answer("shipment");
    }

    @Override
    public Answer heartbeat(String json) {
        return answer(json);
    }

    @Override
    public Answer connections(String json) {
        return answer(json);
    }

    private Answer answer(String content) {
        requests++;
        Answer answer = answers.isEmpty() ? new Answer.Taken() : answers.poll();
        if (answer instanceof Answer.Taken) {
            taken.add(content);
        }
        return answer;
    }

    List<String> taken() {
        return taken;
    }

    int requests() {
        return requests;
    }
}
