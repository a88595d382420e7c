# find_package(fromproof) and pkg-config for users of the installed headers.

include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

install(TARGETS fromproof EXPORT fromproof FILE_SET HEADERS)
install(DIRECTORY include/fromproof/crypto DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/fromproof)
install(EXPORT fromproof NAMESPACE fromproof:: FILE fromproof-targets.cmake
        DESTINATION ${CMAKE_INSTALL_DATADIR}/cmake/fromproof)
install(FILES cmake/fromproof-config.cmake cmake/back_end.cmake DESTINATION ${CMAKE_INSTALL_DATADIR}/cmake/fromproof)

write_basic_package_version_file(${PROJECT_BINARY_DIR}/fromproof-config-version.cmake
                                 COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES ${PROJECT_BINARY_DIR}/fromproof-config-version.cmake DESTINATION ${CMAKE_INSTALL_DATADIR}/cmake/fromproof)

configure_file(cmake/fromproof.pc.in fromproof.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/fromproof.pc DESTINATION ${CMAKE_INSTALL_DATADIR}/pkgconfig)
