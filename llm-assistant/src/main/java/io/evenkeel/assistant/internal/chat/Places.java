package io.evenkeel.assistant.internal.chat;

import io.evenkeel.assistant.internal.AssistantSettings;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many questions are being answered on this server, in all and of each person. Thread-safe. */
@Component
public class Places {
    private final AssistantSettings settings;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    Places(AssistantSettings settings) {
        this.settings = settings;
    }

    /** @throws io.evenkeel.audit.Refusal TOO_MANY where there is none */
    public synchronized void take(String person) {
        int own = taken.getOrDefault(person, 0);
        if (all >= settings.atOnce() || own >= settings.atOncePerPerson()) {
            throw ChatSentences.busy();
        }
        all++;
        taken.put(person, own + 1);
    }

    public synchronized void giveBack(String person) {
        all--;
        taken.computeIfPresent(person, (_, own) -> own == 1 ? null : own - 1);
    }
}
