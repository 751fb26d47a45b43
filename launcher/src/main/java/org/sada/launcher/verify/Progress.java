package org.sada.launcher.verify;

/** Is told how far a verification has come. */
@FunctionalInterface
public interface Progress {
    Progress NONE = (step, done, all) -> {};

    /**
     * @param step what is being read
     * @param done of {@code all}
     */
    void at(String step, long done, long all);
}
