package io.evenkeel.assistant.internal.chat;

import io.evenkeel.assistant.internal.AssistantSettings;
import io.evenkeel.audit.Rounds;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Forgets chats when their time is over, and what was counted. Several servers may do it at once. */
@Component
class ChatUpkeep implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ChatUpkeep.class);
    private static final Duration COUNTED = Duration.ofDays(2);

    private final ChatRows chats;
    private final SpentRows spent;
    private final AssistantSettings settings;
    private final InstantSource clock;
    private final Rounds rounds = new Rounds("assistant-upkeep");

    ChatUpkeep(ChatRows chats, SpentRows spent, AssistantSettings settings, InstantSource clock) {
        this.chats = chats;
        this.spent = spent;
        this.settings = settings;
        this.clock = clock;
    }

    void forget() {
        int forgotten = chats.forgetBefore(clock.instant().minus(settings.kept()));
        spent.forgetBefore(clock.instant().minus(COUNTED));
        if (forgotten > 0) {
            LOG.info("event=chats-forgotten count={}", forgotten);
        }
    }

    @Override
    public void start() {
        rounds.every(Duration.ofHours(1), "forget", this::forget).start();
    }

    @Override
    public void stop() {
        rounds.stop();
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }
}
