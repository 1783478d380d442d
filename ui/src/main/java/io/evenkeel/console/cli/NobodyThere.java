package io.evenkeel.console.cli;

import io.evenkeel.console.cli.ServerCalls.Refused;
import java.time.Duration;
import java.util.function.Consumer;

/** Nobody: everything is done for them, and what cannot be done ends it. */
record NobodyThere(Consumer<String> say) implements LedSteps.Newcomer {
    @Override
    public void tell(String sentence) {
        say.accept(sentence);
    }

    @Override
    public boolean isThere() {
        return false;
    }

    @Override
    public boolean wantsItDone(Duration moment) {
        return true;
    }

    @Override
    public void refused(Refused why) throws Refused {
        throw why;
    }
}
