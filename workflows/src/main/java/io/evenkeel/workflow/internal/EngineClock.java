package io.evenkeel.workflow.internal;

import java.time.InstantSource;
import java.util.Date;
import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.interceptor.CommandInterceptor;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/**
 * Tells the engine the time before each of its commands, also before it asks which timers are due. The engine's clock is
 * one for the whole JVM: two engines there share it.
 */
final class EngineClock extends CommandInterceptor {
    private final InstantSource clock;

    EngineClock(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public <T> T execute(Command<T> command) {
        ClockUtil.setCurrentTime(Date.from(clock.instant()));
        return getNext().execute(command);
    }
}
