package io.evenkeel.assistant.internal.chat;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Alerts;
import io.evenkeel.assistant.Chats;
import io.evenkeel.assistant.Composer;
import io.evenkeel.assistant.Drafts;
import io.evenkeel.assistant.Proposing;
import io.evenkeel.assistant.Tool;
import io.evenkeel.assistant.internal.AssistantSettings;
import io.evenkeel.assistant.internal.model.KnownTool;
import io.evenkeel.assistant.internal.model.ModelLine;
import io.evenkeel.assistant.internal.model.ScriptedLine;
import io.evenkeel.assistant.internal.model.ScriptedModel;
import io.evenkeel.audit.Actor;
import io.evenkeel.identity.Person;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import io.evenkeel.incident.Priority;
import io.evenkeel.incident.PriorityMatrix;
import io.evenkeel.incident.ReviewRule;
import io.evenkeel.oncall.OnCall;
import io.evenkeel.oncall.fakes.KnownPeople;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.oncall.fakes.RecordedAudit;
import io.evenkeel.oncall.fakes.TestRooms;
import io.evenkeel.telemetry.Topology;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;

/** The room with its real services, the real incidents and a fresh database; the model is a scripted one. Wei is on call. */
public final class AssistantRoom implements AutoCloseable {
    public final ScriptedModel script = new ScriptedModel();
    public final AnnotationConfigApplicationContext context;
    public final Chats chats;
    public final Proposing proposing;
    public final Drafts drafts;
    public final Incidents incidents;
    public final RecordedAudit audit;
    public final MovableClock clock;
    public final Actor wei;
    public final Actor li;

    /** Not a configuration by annotation, so that scans of the rooms above do not find it. */
    @ComponentScan(
            basePackages = {
                "io.evenkeel.inventory.internal",
                "io.evenkeel.oncall.internal",
                "io.evenkeel.incident.internal",
                "io.evenkeel.assistant.internal.chat",
                "io.evenkeel.assistant.internal.act",
                "io.evenkeel.assistant.internal.draft"
            },
            excludeFilters = {
                @Filter(type = FilterType.REGEX, pattern = ".*inventory.internal.Discovery(Run|Job).*"),
                @Filter(type = FilterType.REGEX, pattern = ".*(IncidentRoom|HandoverJob|AssistantRoom).*")
            })
    static class Scan {

        @Bean
        Alerts alerts() {
            return new NoAlerts();
        }

        @Bean
        PriorityMatrix matrix() {
            return (impact, urgency) -> new PriorityMatrix.Answer(Priority.P2, 4);
        }

        @Bean
        ReviewRule reviews() {
            return priority -> true;
        }

        @Bean
        Topology topology() {
            return new NoCalls();
        }
    }

    /** Nobody calls anybody. */
    private static final class NoCalls implements Topology {
        @Override
        public Edges edges(Actor actor, Instant from, Instant to, Optional<Link> beyond, int most) {
            return new Edges(List.of(), false);
        }

        @Override
        public Edges around(Actor actor, String service, Instant from, Instant to) {
            return new Edges(List.of(), false);
        }

        @Override
        public List<Minute> minutes(Actor actor, Link link, Instant from, Instant to) {
            return List.of();
        }

        @Override
        public List<Example> examples(Actor actor, Link link, Instant from, Instant to, int most) {
            return List.of();
        }

        @Override
        public Optional<Look> look(Actor actor, String host) {
            return Optional.empty();
        }
    }

    /** Nothing fires. */
    private static final class NoAlerts implements Alerts {
        @Override
        public List<Alert> active() {
            return List.of();
        }

        @Override
        public Optional<Alert> find(String fingerprint) {
            return Optional.empty();
        }

        @Override
        public List<Reason> reasons(String fingerprint) {
            return List.of();
        }
    }

    /** Without a model. */
    public AssistantRoom() {
        this(false, usual());
    }

    public AssistantRoom(boolean withModel, AssistantSettings settings) {
        context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("evenkeel.zone", "UTC")));
        context.register(TestRooms.class, Scan.class);
        context.registerBean(AssistantSettings.class, () -> settings);
        context.registerBean(Composer.class, KnownComposer::new);
        context.registerBean(
                ModelLine.class,
                () -> ScriptedLine.of(
                        withModel ? Optional.of(script.endpoint()) : Optional.empty(),
                        List.<Tool>of(new KnownTool("incident", "INC-1 is on db-01, load 92 %")),
                        context.getBean(Proposing.class),
                        settings.time(),
                        context.getBean(InstantSource.class)));
        context.refresh();
        chats = context.getBean(Chats.class);
        proposing = context.getBean(Proposing.class);
        drafts = context.getBean(Drafts.class);
        incidents = context.getBean(Incidents.class);
        audit = context.getBean(RecordedAudit.class);
        clock = context.getBean(MovableClock.class);
        KnownPeople people = context.getBean(KnownPeople.class);
        Person first = people.add("wei", "Zhang Wei");
        wei = KnownPeople.actor(first);
        li = KnownPeople.actor(people.add("li", "Li Na"));
        context.getBean(OnCall.class).ensureDefaults(first.id());
    }

    public static AssistantSettings usual() {
        return new AssistantSettings(12, 200, 3_000, 60, 3, 1_000, Duration.ofSeconds(20), Duration.ofDays(90));
    }

    /** People report a trouble. */
    public Incident opened(String title) {
        return incidents.report(
                Actor.system("test"), new Incidents.Report("TIC-" + title.hashCode(), title, "high", Optional.empty()));
    }

    public Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        context.close();
        script.close();
    }
}
