package io.plimsoll.acceptance;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Plays every feature; a sentence without a step fails. */
@Suite
@IncludeEngines("cucumber")
@SelectPackages("features")
class FeaturesTest {}
