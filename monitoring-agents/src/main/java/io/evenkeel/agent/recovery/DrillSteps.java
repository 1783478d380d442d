package io.evenkeel.agent.recovery;

import io.evenkeel.agent.recovery.DrillTool.Work;
import io.evenkeel.protocol.DrillStep;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

/** Measures and tells the steps of one drill. */
final class DrillSteps {

    private final Telling telling;

    DrillSteps(Telling telling) {
        this.telling = telling;
    }

    /** @param seen a few words on what came out */
    <T> T step(DrillStep step, Work<T> work, Function<T, String> seen) throws JobRefused, ToolFailed {
        return step(step, work, seen, done -> true);
    }

    /** @param well whether what came out is what a good step gives */
    <T> T step(DrillStep step, Work<T> work, Function<T, String> seen, Predicate<T> well)
            throws JobRefused, ToolFailed {
        telling.began(step);
        long begin = System.nanoTime();
        try {
            T done = work.run();
            telling.ended(step, well.test(done), since(begin), seen.apply(done));
            return done;
        } catch (ToolFailed e) {
            telling.ended(step, false, since(begin), e.finding().sentence());
            throw e;
        } catch (JobRefused e) {
            telling.ended(step, false, since(begin), e.sentence());
            throw e;
        }
    }

    static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
