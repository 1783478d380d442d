package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.fleet.Fleet;
import io.evenkeel.fleet.Host;
import io.evenkeel.oncall.HandoverSection;
import io.evenkeel.oncall.OnCall.Span;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Hosts of which nothing is known now, the longest silent first. */
@Component
@Order(40)
class SilentHosts implements HandoverSection {
    /** Provided, so that the room can be tried without the one below it. */
    private final ObjectProvider<Fleet> fleet;

    SilentHosts(ObjectProvider<Fleet> fleet) {
        this.fleet = fleet;
    }

    @Override
    public String name() {
        return "silent-hosts";
    }

    @Override
    public Words words() {
        return new Words("Silent hosts", "失联主机");
    }

    @Override
    public List<Matter> entries(Actor actor, Instant now, Span next) {
        return fleet.stream()
                .flatMap(door -> door.hosts().stream())
                .filter(host -> host.silent() && !host.revoked())
                .sorted(Comparator.comparing((Host host) -> host.lastSeen().orElse(host.enrolledAt())))
                .limit(MOST + 1L)
                .map(SilentHosts::matter)
                .toList();
    }

    private static Matter matter(Host host) {
        Words line = host.lastSeen().isPresent()
                ? new Words(
                        host.name() + " is not heard: see its power, network and agent", host.name() + " 失联：检查电源、网络与代理")
                : new Words(host.name() + " was never heard: its agent does not run yet", host.name() + " 从未上报：代理尚未运行");
        return new Matter(
                host.name(),
                line,
                Optional.of("/hosts/" + host.name()),
                host.lastSeen(),
                Optional.empty(),
                host.lastSeen().isPresent() ? Weight.MEDIUM : Weight.LOW);
    }
}
