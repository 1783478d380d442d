package io.evenkeel.knowledge.internal.search;

import io.evenkeel.knowledge.internal.Shelf;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the search in the data folder, where there is a shelf to search. */
@Configuration
class SearchSetup {

    /**
     * @param set {@code on} or {@code off}
     * @param jars of the model; {@code meaning} in the data folder unless set
     */
    @Bean
    MeaningSwitch meaningSwitch(
            @Value("${evenkeel.knowledge.meaning:off}") String set,
            @Value("${evenkeel.knowledge.meaning-jars:}") String jars,
            @Value("${evenkeel.data}") Path data) {
        boolean on = set.equals("on") || set.equals("true");
        return new MeaningSwitch(on, jars.isBlank() ? data.resolve("meaning") : Path.of(jars));
    }

    @Bean
    @ConditionalOnBean(Shelf.class)
    KnowledgeSearch knowledgeSearch(
            Shelf shelf,
            @Value("${evenkeel.data}") Path data,
            MeaningSwitch meaning,
            ObjectProvider<MeterRegistry> registries,
            InstantSource clock) {
        MeterRegistry metrics = registries.getIfAvailable(SimpleMeterRegistry::new);
        return new KnowledgeSearch(shelf, data.resolve("knowledge-index"), meaning, metrics, clock);
    }
}
