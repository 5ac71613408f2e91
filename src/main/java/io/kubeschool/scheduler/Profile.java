package io.kubeschool.scheduler;

import io.kubeschool.scheduler.framework.FilterPlugin;
import io.kubeschool.scheduler.framework.ScorePlugin;
import java.util.List;

/**
 * The plug-ins, in their order. Models pkg/scheduler/apis/config/v1/default_plugins.go.
 *
 * @param filters those that say where a pod may run
 * @param scores those that say where it runs best
 */
record Profile(List<FilterPlugin> filters, List<ScorePlugin> scores) {

  /** The filter of that name, or null. */
  FilterPlugin filter(String name) {
    for (FilterPlugin filter : filters) {
      if (filter.name().equals(name)) {
        return filter;
      }
    }
    return null;
  }
}
