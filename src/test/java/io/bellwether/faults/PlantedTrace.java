package io.bellwether.faults;

import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.utility.JavaModule;
import org.jspecify.annotations.Nullable;

/** Says that a bug is in place, and ends the process when it cannot be planted. */
final class PlantedTrace extends AgentBuilder.Listener.Adapter {

    /** Exit status of a process into which the bug cannot be planted. */
    static final int NOT_PLANTED = 70;

    private final PlantedBug bug;

    PlantedTrace(PlantedBug bug) {
        this.bug = bug;
    }

    @Override
    public void onTransformation(
            TypeDescription type,
            @Nullable ClassLoader loader,
            @Nullable JavaModule module,
            boolean isLoaded,
            DynamicType changed) {
        System.err.println(bug.trace());
    }

    @Override
    public void onError(
            String typeName,
            @Nullable ClassLoader loader,
            @Nullable JavaModule module,
            boolean isLoaded,
            Throwable failure) {
        failure.printStackTrace();
        Runtime.getRuntime().halt(NOT_PLANTED);
    }
}
