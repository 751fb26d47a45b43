package org.sada.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What a run ran on. */
public record Machine(String system, int processors, double memoryGib, String java) {
    private static final double GIB = 1L << 30;

    public static Machine here() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                system.getName() + " " + system.getArch(),
                system.getAvailableProcessors(),
                system.getTotalMemorySize() / GIB,
                System.getProperty("java.version"));
    }
}
