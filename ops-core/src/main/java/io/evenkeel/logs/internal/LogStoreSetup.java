package io.evenkeel.logs.internal;

import io.evenkeel.audit.HouseZone;
import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.internal.lucene.LuceneLogStore;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Opens the store of lines in the data folder. */
@Configuration
class LogStoreSetup {

    @Bean
    LogSettings logSettings(
            @Value("${evenkeel.data}") Path data,
            @Value("${evenkeel.logs.retention-days:30}") int days,
            @Value("${evenkeel.logs.most-megabytes:20000}") long mostMegabytes,
            @Value("${evenkeel.logs.free-megabytes:1000}") long freeMegabytes,
            Environment settings) {
        return new LogSettings(
                data.resolve("logs"),
                Duration.ofDays(days),
                mostMegabytes * 1_000_000,
                freeMegabytes * 1_000_000,
                HouseZone.of(settings));
    }

    @Bean
    LogStore logStore(LogSettings settings) {
        return LuceneLogStore.open(settings.folder(), new DiskRoom(settings));
    }
}
