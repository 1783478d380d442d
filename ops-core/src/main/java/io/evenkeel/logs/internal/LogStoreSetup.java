package io.evenkeel.logs.internal;

import io.evenkeel.audit.HouseZone;
import io.evenkeel.logs.LineIds;
import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.internal.elastic.ElasticLogStore;
import io.evenkeel.logs.internal.lucene.LuceneLogStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Opens the store of lines: in the data folder, or in Elasticsearch where an address of it is set. */
@Configuration
class LogStoreSetup {
    /** In the data folder, unless set. */
    private static final long MOST_BYTES = 20_000_000_000L;

    @Bean
    LogSettings logSettings(
            @Value("${evenkeel.data}") Path data,
            @Value("${evenkeel.logs.retention-days:30}") int days,
            @Value("${evenkeel.logs.most-megabytes:#{null}}") @Nullable Long mostMegabytes,
            @Value("${evenkeel.logs.free-megabytes:1000}") long freeMegabytes,
            Environment settings) {
        return new LogSettings(
                data.resolve("logs"),
                Duration.ofDays(days),
                mostBytes(mostMegabytes, ElasticChoice.in(settings).isPresent()),
                freeMegabytes * 1_000_000,
                HouseZone.of(settings));
    }

    /** A cluster is there to hold much: it has no bound but that which an operator sets. */
    private static long mostBytes(@Nullable Long megabytes, boolean inElasticsearch) {
        if (megabytes == null) {
            return inElasticsearch ? Long.MAX_VALUE : MOST_BYTES;
        }
        return megabytes * 1_000_000;
    }

    /** @param server its number among those that write to one Elasticsearch */
    @Bean
    LineIds lineIds(InstantSource clock, @Value("${evenkeel.logs.server-number:0}") int server) {
        return new LineIds(clock, server);
    }

    @Bean
    LogStore logStore(LogSettings settings, Environment environment) {
        return ElasticChoice.in(environment)
                .<LogStore>map(ElasticLogStore::open)
                .orElseGet(() -> LuceneLogStore.open(settings.folder(), new DiskRoom(settings)));
    }
}
