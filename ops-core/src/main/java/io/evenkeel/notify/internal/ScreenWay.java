package io.evenkeel.notify.internal;

import io.evenkeel.notify.Channel;
import io.evenkeel.notify.ConsoleScreens;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Shows notices in the open browsers of a person. */
@Component
class ScreenWay implements Way {

    private final ObjectProvider<ConsoleScreens> screens;

    ScreenWay(ObjectProvider<ConsoleScreens> screens) {
        this.screens = screens;
    }

    @Override
    public Channel channel() {
        return Channel.CONSOLE;
    }

    @Override
    public int atOnce() {
        return 4;
    }

    @Override
    public Outcome carry(Parcel parcel) {
        ConsoleScreens open = screens.getIfAvailable();
        return open != null && open.show(parcel.notice())
                ? new Outcome.Accepted("Shown in an open console.")
                : new Outcome.NotNow("No console of this person is open.");
    }
}
