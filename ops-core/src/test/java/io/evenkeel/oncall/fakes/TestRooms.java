package io.evenkeel.oncall.fakes;

import io.evenkeel.database.TestDatabase;
import io.evenkeel.identity.Secrets;
import io.evenkeel.notify.ConsoleScreens;
import io.evenkeel.notify.Notice;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.PropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A fresh database and stand-ins for the rooms below {@code oncall}; a test scans the rooms that it means. Listeners run
 * at once, after the commit of what they hear, in the thread of the test: nothing is asynchronous here.
 */
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement(proxyTargetClass = true)
@PropertySource("classpath:test-rooms.properties")
@ComponentScan(
        basePackages = "io.evenkeel.notify.internal",
        useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*internal[.](GuardedOutgoing|AllowedAddresses)"))
public class TestRooms {

    /** Turns round what it keeps; a room's tests see that it was sealed and for what. */
    @Bean
    Secrets secrets() {
        return new Secrets() {
            @Override
            public String seal(String purpose, String clear) {
                return purpose + "!" + new StringBuilder(clear).reverse();
            }

            @Override
            public String open(String purpose, String sealed) {
                return new StringBuilder(sealed.substring(purpose.length() + 1))
                        .reverse()
                        .toString();
            }
        };
    }

    @Bean
    DataSource dataSource() {
        return TestDatabase.fresh();
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transactions(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    MovableClock clock() {
        return new MovableClock("2026-11-21T02:00:00Z");
    }

    @Bean
    KnownPeople people() {
        return new KnownPeople();
    }

    @Bean
    KnownTeams teams(KnownPeople people) {
        return new KnownTeams(people);
    }

    @Bean
    SentNotices notices() {
        return new SentNotices();
    }

    @Bean
    KnownContacts contacts(KnownPeople people, SentNotices notices) {
        return new KnownContacts(people, notices);
    }

    @Bean
    RecordedAudit audit() {
        return new RecordedAudit();
    }

    @Bean
    HeardEvents heard() {
        return new HeardEvents();
    }

    @Bean
    OpenScreens screens() {
        return new OpenScreens();
    }

    /** The people who have a console open. */
    public static final class OpenScreens implements ConsoleScreens {
        private final Set<UUID> open = ConcurrentHashMap.newKeySet();

        public void open(UUID person) {
            open.add(person);
        }

        @Override
        public boolean show(Notice notice) {
            return open.contains(notice.personId());
        }

        @Override
        public boolean isOpenFor(UUID personId) {
            return open.contains(personId);
        }
    }
}
