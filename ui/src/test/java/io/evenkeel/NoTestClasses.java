package io.evenkeel;

import java.io.IOException;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Keeps the component scan of a server under test to what is shipped: other modules' tests are on the class path too. */
final class NoTestClasses extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory types) throws IOException {
        String place = type.getResource().getURL().toString();
        return place.contains("/test-classes/") || place.contains("-tests.jar");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoTestClasses;
    }

    @Override
    public int hashCode() {
        return NoTestClasses.class.hashCode();
    }
}
