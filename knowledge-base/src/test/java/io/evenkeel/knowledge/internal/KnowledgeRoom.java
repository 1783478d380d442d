package io.evenkeel.knowledge.internal;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Alerts;
import io.evenkeel.alerting.Runbooks;
import io.evenkeel.audit.Actor;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incidents;
import io.evenkeel.incident.PastIncidents;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Inventory.Traits;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Kind;
import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Articles;
import io.evenkeel.knowledge.Articles.ArticleText;
import io.evenkeel.oncall.fakes.HeardEvents;
import io.evenkeel.oncall.fakes.KnownPeople;
import io.evenkeel.oncall.fakes.MovableClock;
import io.evenkeel.oncall.fakes.RecordedAudit;
import io.evenkeel.oncall.fakes.SentNotices;
import io.evenkeel.oncall.fakes.TestRooms;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The room knowledge with the real inventory and a fresh database. Lin writes, Mei and Omar may publish too, Vera only reads. */
final class KnowledgeRoom implements AutoCloseable {
    static final OptionalLong ANY = OptionalLong.empty();

    final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext(TestRooms.class, Scan.class);
    final Articles articles = context.getBean(Articles.class);
    final Shelf shelf = context.getBean(Shelf.class);
    final Inventory inventory = context.getBean(Inventory.class);
    final RecordedAudit audit = context.getBean(RecordedAudit.class);
    final SentNotices notices = context.getBean(SentNotices.class);
    final HeardEvents heard = context.getBean(HeardEvents.class);
    final MovableClock clock = context.getBean(MovableClock.class);
    final KnownPeople people = context.getBean(KnownPeople.class);
    final ShippedTexts shipped = context.getBean(ShippedTexts.class);
    final JdbcClient jdbc = context.getBean(JdbcClient.class);
    final Person lin = person("lin", Role.SERVICE_DESK);
    final Person mei = person("mei", Role.ON_CALL_ENGINEER);
    final Person omar = person("omar", Role.ADMINISTRATOR);
    final Person vera = person("vera", Role.VIEWER);
    final Past past = context.getBean(Past.class);

    /** Not a configuration by annotation, so that scans of the rooms above do not find it. */
    @ComponentScan(
            basePackages = {"io.evenkeel.inventory.internal", "io.evenkeel.knowledge.internal"},
            excludeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                ".*inventory.internal.Discovery(Run|Job).*",
                                ".*knowledge.internal.search.*",
                                ".*knowledge.internal.(ArticleJobs|ShippedAtStart).*"
                            }))
    static class Scan {

        @Bean
        ShippedTexts shippedTexts() {
            return new ShippedTexts();
        }

        @Bean
        Past past() {
            return new Past();
        }

        @Bean
        Incidents incidents(Past past) {
            return past.asIncidents();
        }

        @Bean
        PastIncidents pastIncidents(Past past) {
            return past.asPastIncidents();
        }

        @Bean
        Alerts alerts(Past past) {
            return past.asAlerts();
        }
    }

    /** The runbooks of a version of the product. */
    static final class ShippedTexts implements Runbooks {
        final Map<String, String> texts = new TreeMap<>();
        final Map<String, String> chinese = new TreeMap<>();

        @Override
        public Optional<Runbook> find(String rule, Optional<String> language) {
            return all().stream()
                    .filter(runbook -> runbook.rule().equals(rule))
                    .max(Comparator.comparing(
                            runbook -> language.filter(runbook::isIn).isPresent()));
        }

        @Override
        public List<Runbook> all() {
            List<Runbook> all = new ArrayList<>();
            texts.forEach((rule, text) -> all.add(new Runbook(rule, ENGLISH, text)));
            chinese.forEach((rule, text) -> all.add(new Runbook(rule, "zh-CN", text)));
            return all;
        }
    }

    /** Incidents and alerts that a test tells of; only what the room asks is answered. */
    static final class Past {
        final List<Incident> incidents = new ArrayList<>();
        final Map<String, Alert> alerts = new TreeMap<>();

        Incidents asIncidents() {
            return answering(
                    Incidents.class,
                    (method, arguments) -> method.equals("find")
                            ? incidents.stream()
                                    .filter(each -> each.key().equals(arguments[0]))
                                    .findFirst()
                            : List.of());
        }

        PastIncidents asPastIncidents() {
            return answering(PastIncidents.class, (method, arguments) -> List.copyOf(incidents));
        }

        Alerts asAlerts() {
            return answering(
                    Alerts.class,
                    (method, arguments) ->
                            method.equals("find") ? Optional.ofNullable(alerts.get(arguments[0])) : List.of());
        }

        private interface Answering {
            Object answer(String method, Object[] arguments);
        }

        private static <T> T answering(Class<T> door, Answering answering) {
            Object itself = new Object();
            return door.cast(Proxy.newProxyInstance(
                    door.getClassLoader(),
                    new Class<?>[] {door},
                    (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                            ? method.invoke(itself, arguments)
                            : answering.answer(method.getName(), arguments)));
        }
    }

    private Person person(String name, Role role) {
        return people.put(new Person(UUID.randomUUID(), name, name, Optional.of(name + "@example.org"), role));
    }

    static Actor as(Person person) {
        return KnownPeople.actor(person);
    }

    static ArticleText runbook(String title, String body) {
        return new ArticleText(
                Article.Kind.RUNBOOK,
                title,
                "en",
                body,
                Optional.empty(),
                Optional.empty(),
                List.of("HostDiskFull"),
                List.of());
    }

    Item item(String name) {
        return inventory.add(
                as(omar), Kind.HOST, new Traits(name, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** Lin wrote it, Mei published it. */
    Article published(ArticleText text) {
        Article draft = articles.write(as(lin), text);
        articles.submit(as(lin), draft.key(), ANY);
        return articles.publish(as(mei), draft.key(), Optional.empty(), ANY);
    }

    Article read(Person reader, String key) {
        return articles.find(as(reader), key, Optional.empty()).orElseThrow();
    }

    @Override
    public void close() {
        context.close();
    }
}
